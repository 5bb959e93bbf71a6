using System.Collections.Immutable;
using Amazon.S3;
using EventLogs.Aws;
using EventLogs.Aws.Athena;
using EventLogs.Aws.Glue;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.CreatePartition;
using EventLogs.Lambdas.FirehoseTransform;
using EventLogs.Lambdas.Maintain;
using EventLogs.Lambdas.Maintain.Athena;
using EventLogs.Lambdas.Maintain.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas;

/// <summary>
/// The functions that the stack of the package EventLogs.Cdk deploys. A program calls one of them, and is that function: it ends with the
/// exit code that the call returns.
/// </summary>
public static class EventLogsFunctions
{
    /// <summary>Turns the events of Firehose batches into log lines: the package firehose-transform.</summary>
    /// <param name="events">The events of the generated catalog.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> TransformAsync(ImmutableArray<EventDefinition> events)
    {
        var log = LogWriter.ToStandardOutput();
        return LambdaProcess.RunAsync(() => Initialization.Ready(new TransformHandler(events, log)), log);
    }

    /// <summary>Creates the partition of each new object in the Glue catalog, where there is none: the package create-partition.</summary>
    /// <param name="events">The events of the generated catalog.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> CreatePartitionAsync(ImmutableArray<EventDefinition> events)
    {
        var log = LogWriter.ToStandardOutput();
        return LambdaProcess.RunAsync(
            () => CreatePartition.Settings.TryRead(Environment.GetEnvironmentVariable, out var settings, out var error)
                ? Initialization.Ready(new CreatePartitionHandler(
                    [.. events.Select(definition => definition.Table)], new GlueClient(Client()).BatchCreatePartitionAsync, settings, log))
                : Initialization.Failed(error),
            log);
    }

    /// <summary>Folds closed days of the logs into their histories, and replaces the views: the package maintain.</summary>
    /// <param name="events">The events of the generated catalog.</param>
    /// <param name="views">The views of the generated catalog.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> MaintainAsync(ImmutableArray<EventDefinition> events, ImmutableArray<ViewDefinition> views)
    {
        var log = LogWriter.ToStandardOutput();
        return LambdaProcess.RunAsync(
            () => Maintain.Settings.TryRead(Environment.GetEnvironmentVariable, out var settings, out var error)
                ? Initialization.Ready(new MaintainHandler(
                    events,
                    views,
                    new S3HistoryBucket(new AmazonS3Client(), settings.Bucket),
                    AthenaOperations.Of(new AthenaClient(Client())),
                    settings,
                    log,
                    TimeProvider.System))
                : Initialization.Failed(error),
            log);
    }

    // So that all attempts of a call fit into an invocation, and what is left of one when its queries are stopped
    private static AwsClientSettings Client() => new() { Timeout = TimeSpan.FromSeconds(10) };
}
