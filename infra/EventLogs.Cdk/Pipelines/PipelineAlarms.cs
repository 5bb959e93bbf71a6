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
        alarms.Create(this, "Freshness", metrics.Freshness, MaxFreshnessSeconds, Text(
            "Freshness", $"events for {table} wait for half an hour, because delivery to S3, or the transform before it, fails"));
        alarms.Create(this, "Throttled", metrics.Throttled, 0, Text(
            "Throttled", $"events for {table} come faster than their delivery stream takes them"));
        alarms.Create(this, "Failed", metrics.Failed, 0, Text(
            "Failed", $"events for {table} did not fit their schema; they lie under the error prefix"));
        alarms.CreateBelow(this, "Untransformed", metrics.Transformed, 1, Text(
            "Untransformed", $"the function that turns events into log lines could not be invoked for {table}, or failed"));
    }

    private AlarmText Text(string id, string problem) => new(Node.Id + id, problem);
}
