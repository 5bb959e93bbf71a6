using Constructs;
using EventLogs.Cdk.Operations;

namespace EventLogs.Cdk.Pipelines;

/// <summary>The alarms of one event log.</summary>
internal sealed class PipelineAlarms : Construct
{
    // Twice the longest buffering interval that a parameter can set
    private const int MaxFreshnessSeconds = 1_800;

    public PipelineAlarms(Construct scope, string id, PipelineMetrics metrics, AlarmFactory alarms) : base(scope, id)
    {
        var table = metrics.Table;
        alarms.Create(this, "Freshness", metrics.Freshness, MaxFreshnessSeconds,
            $"Events for {table} wait for half an hour: delivery to S3, or the transform before it, fails");
        alarms.Create(this, "Throttled", metrics.Throttled, 0, $"Events for {table} come faster than their delivery stream takes them");
        alarms.Create(this, "Failed", metrics.Failed, 0, $"Events for {table} did not fit their schema; they lie under the error prefix");
        alarms.CreateBelow(this, "Untransformed", metrics.Transformed, 1,
            $"The function that turns events into log lines could not be invoked for {table}, or failed");
        alarms.Create(this, "Undelivered", metrics.Undelivered, 0, $"Events for {table} could not be put into their delivery stream");
        alarms.Create(this, "Lost", metrics.Lost, 0,
            $"Events for {table} could be put neither into their delivery stream nor into the dead-letter queue");
    }
}
