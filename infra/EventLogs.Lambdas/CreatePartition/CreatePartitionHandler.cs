using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Partitions;
using EventLogs.Partitions.Glue;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>
/// Creates the partitions of the objects that an S3 notification names. Whatever keeps a partition from being created fails the
/// invocation, after everything else was tried: Lambda then tries again, and puts the notification into the dead-letter queue when that
/// does not help.
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
        var notified = NotificationReader.Read(invocation.Payload);
        using var deadline = new CancellationTokenSource(TimeToWork(invocation));
        var reports = await RegisterAsync(notified.Created, deadline.Token).ConfigureAwait(false);
        PartitionLog.Write(log, invocation.RequestId, notified, reports);
        Answer(response, reports);
        return PartitionFailure.Of(notified, reports);
    }

    private async Task<ImmutableArray<PartitionReport>> RegisterAsync(
        ImmutableArray<CreatedObject> created, CancellationToken cancellation)
    {
        var reports = ImmutableArray.CreateBuilder<PartitionReport>();
        foreach (var bucket in created.GroupBy(item => item.Bucket, item => item.Key))
        {
            var registrar = new PartitionRegistrar(tables, new GluePartitionCatalog(createPartitions, settings.Database, bucket.Key));
            reports.Add(await registrar.RegisterAsync(bucket, cancellation).ConfigureAwait(false));
        }

        return reports.ToImmutable();
    }

    private static void Answer(LineBuffer response, ImmutableArray<PartitionReport> reports)
    {
        using var json = new Utf8JsonWriter(response);
        json.WriteStartObject();
        json.WriteNumber("created"u8, reports.Sum(report => report.Count(PartitionStatus.Created)));
        json.WriteNumber("alreadyExisted"u8, reports.Sum(report => report.Count(PartitionStatus.AlreadyExists)));
        json.WriteNumber("foreignKeys"u8, reports.Sum(report => report.ForeignKeys.Length));
        json.WriteEndObject();
    }

    private static TimeSpan TimeToWork(Invocation invocation)
    {
        var time = invocation.Deadline - DateTimeOffset.UtcNow - TimeToReport;
        return new TimeSpan(Math.Clamp(time.Ticks, 0, MaxFunctionTime.Ticks));
    }
}
