using EventLogs.Aws;
using EventLogs.Aws.Glue;
using EventLogs.Generated;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.CreatePartition;

var log = LogWriter.ToStandardOutput();
return await LambdaProcess.RunAsync(Initialize, log).ConfigureAwait(false);

// So that all attempts fit into an invocation
static GlueClient Glue() => new(new AwsClientSettings { Timeout = TimeSpan.FromSeconds(10) });

Initialization Initialize() => Settings.TryRead(Environment.GetEnvironmentVariable, out var settings, out var error)
    ? Initialization.Ready(new CreatePartitionHandler(
        [.. EventCatalog.Events.Select(definition => definition.Table)], Glue().BatchCreatePartitionAsync, settings, log))
    : Initialization.Failed(error);
