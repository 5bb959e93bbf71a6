using System.Collections.Immutable;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Partitions;
using EventLogs.Partitions.Glue;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>
/// Creates the partitions of the objects that S3's notifications name. They come in batches of a queue; what keeps a partition from being
/// created is said of its message alone, after everything else was tried: the message then comes again, and ends in the dead-letter queue
/// when that does not help. A notification that comes in another way fails the invocation instead.
/// </summary>
internal sealed class CreatePartitionHandler(
    ImmutableArray<TableDefinition> tables, CreatePartitions createPartitions, Settings settings, LogWriter log) : ILambdaHandler
{
    // What is left for the report of a failure when Glue has not answered in time
    private static readonly TimeSpan TimeToReport = TimeSpan.FromMilliseconds(500);

    // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    private static readonly TimeSpan MaxFunctionTime = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public async ValueTask<FunctionError?> HandleAsync(Invocation invocation, LineBuffer response)
    {
        var messages = QueueMessage.ReadBatch(invocation.Payload);
        var notified = messages.IsEmpty
            ? NotificationReader.Read(invocation.Payload)
            : NotifiedObjects.Of([.. messages.Select(message => message.Notified)]);
        using var deadline = new CancellationTokenSource(TimeToWork(invocation));
        var byBucket = await RegisterAsync(notified.Created, deadline.Token).ConfigureAwait(false);
        ImmutableArray<PartitionReport> reports = [.. byBucket.Select(item => item.Report)];
        var error = PartitionFailure.Of(notified, reports);
        var failed = FailedMessages.Of(messages, byBucket);
        var isPartly = failed.Length > 0 && failed.Length < messages.Length;

        PartitionLog.Write(log, invocation.RequestId, notified, reports);
        if (isPartly)
            PartitionLog.WriteFailed(log, invocation.RequestId, failed, error!);
        PartitionAnswer.Write(response, reports, failed);
        // a batch of which nothing could be done fails as a whole: that is what the metric of errors counts, and Lambda then sends less
        return isPartly ? null : error;
    }

    private async Task<ImmutableArray<BucketReport>> RegisterAsync(
        ImmutableArray<CreatedObject> created, CancellationToken cancellation)
    {
        var reports = ImmutableArray.CreateBuilder<BucketReport>();
        foreach (var bucket in created.GroupBy(item => item.Bucket, item => item.Key))
        {
            var registrar = new PartitionRegistrar(tables, new GluePartitionCatalog(createPartitions, settings.Database, bucket.Key));
            reports.Add(new BucketReport(bucket.Key, await registrar.RegisterAsync(bucket, cancellation).ConfigureAwait(false)));
        }

        return reports.ToImmutable();
    }

    private static TimeSpan TimeToWork(Invocation invocation)
    {
        var time = invocation.Deadline - DateTimeOffset.UtcNow - TimeToReport;
        return new TimeSpan(Math.Clamp(time.Ticks, 0, MaxFunctionTime.Ticks));
    }
}
