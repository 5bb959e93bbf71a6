using EventLogs.Generated;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.FirehoseTransform;

var log = LogWriter.ToStandardOutput();
return await LambdaProcess.RunAsync(() => Initialization.Ready(new TransformHandler(EventCatalog.Events, log)), log).ConfigureAwait(false);
