using EventLogs.Cdk.Operations;

namespace EventLogs.Cdk.Pipelines;

/// <summary>What can be seen of one event log: its alarms watch some of it, the dashboard shows it.</summary>
/// <param name="table">The table.</param>
/// <param name="stream">The name of its delivery stream.</param>
/// <param name="rule">Its rule.</param>
/// <param name="functions">What the stack's functions report.</param>
/// <remarks>Source: https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html</remarks>
internal sealed class PipelineMetrics(string table, string stream, EventRule rule, LogMetrics functions)
{
    /// <summary>The table.</summary>
    public string Table => table;

    /// <summary>How many events the stream took.</summary>
    public CloudWatchMetric Taken { get; } = OfStream(stream, "IncomingRecords", "Sum");

    /// <summary>How many bytes of events the stream took, which is what Firehose bills, each event rounded up to 5 KB.</summary>
    public CloudWatchMetric BytesTaken { get; } = OfStream(stream, "IncomingBytes", "Sum");

    /// <summary>The age of the oldest event that is not in the bucket, in seconds.</summary>
    public CloudWatchMetric Freshness { get; } = OfStream(stream, "DeliveryToS3.DataFreshness", "Maximum");

    /// <summary>
    /// The share of invocations of the transform that succeeded: the only metric that shows one which Lambda refused, as there is no
    /// invocation then.
    /// </summary>
    public CloudWatchMetric Transformed { get; } = OfStream(stream, "ExecuteProcessing.Success", "Minimum");

    /// <summary>How many events the stream did not take, as they came too fast.</summary>
    public CloudWatchMetric Throttled { get; } = OfStream(stream, "ThrottledRecords", "Sum");

    /// <summary>How many events became lines of the log.</summary>
    public CloudWatchMetric Mapped { get; } = functions.Mapped(table);

    /// <summary>How many events did not fit their schema.</summary>
    public CloudWatchMetric Failed { get; } = functions.Failed(table);

    /// <summary>How many events could not be put into the stream.</summary>
    public CloudWatchMetric Undelivered => rule.FailedInvocations;

    private static CloudWatchMetric OfStream(string stream, string name, string statistic) =>
        new("AWS/Firehose", name, statistic, [("DeliveryStreamName", stream)]);
}
