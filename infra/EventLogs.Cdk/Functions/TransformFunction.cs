using Constructs;
using EventLogs.Cdk.Operations;

namespace EventLogs.Cdk.Functions;

/// <summary>The one function through which all delivery streams turn events into log lines.</summary>
internal sealed class TransformFunction : Construct
{
    // A batch takes milliseconds of a whole processor and some 20 MB for request and response at their limit of 6 MB
    private const int MemoryMegabytes = 256;
    private const int TimeoutSeconds = 60;

    public TransformFunction(Construct scope, string id, FunctionPackages packages, int logRetentionDays, AlarmFactory alarms)
        : base(scope, id)
    {
        // No reserved concurrency: it is a limit too, and a batch that is throttled too often ends among the failed events
        var function = new NativeFunction(this, "Transform", new NativeFunctionProps
        {
            Packages = packages,
            Package = FunctionPackages.FirehoseTransform,
            Description = "Turns the events of a Firehose batch into log lines",
            MemoryMegabytes = MemoryMegabytes,
            TimeoutSeconds = TimeoutSeconds,
            LogRetentionDays = logRetentionDays,
        });
        (Arn, FunctionName) = (function.Arn, function.Resource.Ref);
        _ = new FunctionAlarms(this, "Alarms", FunctionName, "turns events into log lines", alarms, "Transform");
        alarms.Create(this, "Unknown", alarms.Metrics.Unknown, 0,
            new AlarmText("TransformUnknown", "events came that belong to no table: the rules know more of them than the function that turns them into log lines"));
    }

    /// <summary>The function's name.</summary>
    public string FunctionName { get; }

    /// <summary>The ARN that delivery streams invoke.</summary>
    public string Arn { get; }

    /// <summary>The ARN of what it names, the version that is deployed: some services ask for the right to that.</summary>
    public string LatestArn => $"{Arn}:$LATEST";
}
