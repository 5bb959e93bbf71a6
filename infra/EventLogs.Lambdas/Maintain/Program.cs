using Amazon.S3;
using EventLogs.Aws;
using EventLogs.Aws.Athena;
using EventLogs.Generated;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.Maintain;
using EventLogs.Lambdas.Maintain.Athena;
using EventLogs.Lambdas.Maintain.Storage;

var log = LogWriter.ToStandardOutput();
return await LambdaProcess.RunAsync(Initialize, log).ConfigureAwait(false);

// So that all attempts of a call fit into what is left of an invocation when its queries are stopped
static AthenaOperations Athena() => AthenaOperations.Of(new AthenaClient(new AwsClientSettings { Timeout = TimeSpan.FromSeconds(10) }));

Initialization Initialize() => Settings.TryRead(Environment.GetEnvironmentVariable, out var settings, out var error)
    ? Initialization.Ready(new MaintainHandler(
        EventCatalog.Events,
        EventCatalog.Views,
        new S3HistoryBucket(new AmazonS3Client(), settings.Bucket),
        Athena(),
        settings,
        log,
        TimeProvider.System))
    : Initialization.Failed(error);
