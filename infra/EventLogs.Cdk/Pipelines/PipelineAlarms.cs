using Constructs;
using EventLogs.Cdk.Operations;

namespace EventLogs.Cdk.Pipelines;

/// <summary>The alarms of one event log.</summary>
internal sealed class PipelineAlarms : Construct
{
    // Twice the longest buffering interval that a parameter can set
    private const int MaxFreshnessSeconds = 1_800;

    public PipelineAlarms(Construct scope, string id, string table, TableDeliveryStream stream, EventRule rule, AlarmFactory alarms)
        : base(scope, id)
    {
        (string, string)[] ofStream = [("DeliveryStreamName", stream.Name)];
        var freshness = new AlarmMetric("AWS/Firehose", "DeliveryToS3.DataFreshness", "Maximum", ofStream);
        // The share of invocations that succeeded: the only metric that shows one which Lambda refused, as there is no invocation then.
        // Source: https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html
        var transformed = new AlarmMetric("AWS/Firehose", "ExecuteProcessing.Success", "Minimum", ofStream);
        var throttled = new AlarmMetric("AWS/Firehose", "ThrottledRecords", "Sum", ofStream);

        alarms.Create(this, "Freshness", freshness, MaxFreshnessSeconds,
            $"Events for {table} wait for half an hour: delivery to S3, or the transform before it, fails");
        alarms.Create(this, "Throttled", throttled, 0, $"Events for {table} come faster than their delivery stream takes them");
        alarms.Create(this, "Failed", alarms.Metrics.Failed(table), 0,
            $"Events for {table} did not fit their schema; they lie under the error prefix");
        alarms.CreateBelow(this, "Untransformed", transformed, 1,
            $"The function that turns events into log lines could not be invoked for {table}, or failed");
        alarms.Create(this, "Undelivered", rule.FailedInvocations, 0, $"Events for {table} could not be put into their delivery stream");
        alarms.Create(this, "Lost", rule.LostInvocations, 0,
            $"Events for {table} could be put neither into their delivery stream nor into the dead-letter queue");
    }
}
