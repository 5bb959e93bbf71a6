using EventLogs.Generated;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.CreatePartition;
using EventLogs.Lambdas.CreatePartition.Glue;

var log = LogWriter.ToStandardOutput();
return await LambdaProcess.RunAsync(Initialize, log).ConfigureAwait(false);

Initialization Initialize() => Settings.TryRead(Environment.GetEnvironmentVariable, out var settings, out var error)
    ? Initialization.Ready(new CreatePartitionHandler(
        [.. EventCatalog.Events.Select(definition => definition.Table)], new GlueClient(new GlueConfig()), settings, log))
    : Initialization.Failed(error);
