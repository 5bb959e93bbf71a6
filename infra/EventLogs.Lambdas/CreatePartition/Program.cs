using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.CreatePartition;
using EventLogs.Lambdas.CreatePartition.Glue;
using EventLogs.Runtime.Catalog;

var log = LogWriter.ToStandardOutput();
return await LambdaProcess.RunAsync(Initialize, log).ConfigureAwait(false);

Initialization Initialize() => Settings.TryRead(Environment.GetEnvironmentVariable, out var settings, out var error)
    ? Initialization.Ready(new CreatePartitionHandler(
        [new TableDefinition("deployment_state_change", "", [new ColumnDefinition("timestamp","timestamp","string","c",true)], [])], new GlueClient(new GlueConfig()), settings, log))
    : Initialization.Failed(error);
