using Constructs;

namespace EventLogs.Cdk.Operations;

/// <summary>The alarms of one function.</summary>
internal sealed class FunctionAlarms : Construct
{
    public FunctionAlarms(Construct scope, string id, string functionName, string purpose, AlarmFactory alarms, string? owner = null) : base(scope, id)
    {
        (string, string)[] dimensions = [("FunctionName", functionName)];
        alarms.Create(this, "Errors", new CloudWatchMetric("AWS/Lambda", "Errors", "Sum", dimensions), 0,
            new AlarmText($"{owner ?? scope.Node.Id}{id}Errors", $"the function that {purpose} fails"));
        alarms.Create(this, "Throttles", new CloudWatchMetric("AWS/Lambda", "Throttles", "Sum", dimensions), 0,
            new AlarmText($"{owner ?? scope.Node.Id}{id}Throttles", $"the function that {purpose} is not started, because the account's concurrency is used up"));
    }
}
