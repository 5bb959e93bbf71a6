using System.Globalization;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Operations;
using EventLogs.Shared;

namespace EventLogs.Cdk.Maintenance;

/// <summary>
/// Folds the closed days of the logs into their histories, and replaces the views that read both: a function that starts once a day and after
/// each deployment of the stack, and an Athena workgroup of its own. Without histories it makes the views alone, after a deployment.
/// </summary>
internal sealed class MaintainFunction : Construct
{
    private const int MemoryMegabytes = 256; // it waits for Athena; TLS wants a share of a processor rather than memory
    private const int TimeoutSeconds = 900; // Lambda's maximum: what is not done then is left for the next run

    public MaintainFunction(Construct scope, string id, MaintainFunctionProps props) : base(scope, id)
    {
        Failures = new DeadLetters(this, "Failures", "runs that could not fold days into the history", props.Alarms).Queue;
        var workGroup = new MaintainWorkGroup(this, "WorkGroup", props.Results);
        var access = new MaintainAccess(this, props, workGroup, Failures);
        var function = new NativeFunction(this, "Maintain", new NativeFunctionProps
        {
            Packages = props.Packages,
            Package = FunctionPackages.Maintain,
            Description = "Folds closed days of the event logs into their histories",
            MemoryMegabytes = MemoryMegabytes,
            TimeoutSeconds = TimeoutSeconds,
            LogRetentionDays = props.Options.LogRetentionDays,
            Variables = Variables(props, workGroup),
            Policies = access.Policies(),
            Statements = access.Statements(),
        });
        (FunctionName, Role) = (function.Resource.Ref, function.Role);
        AsyncInvocations.Retry(this, FunctionName, Failures);
        if (props.Options.History)
            _ = new DailySchedule(this, "Daily", function, Failures, props.Key);
        _ = new DeploymentRule(this, "Deployed", function);
        _ = new FunctionAlarms(this, "Alarms", FunctionName, "folds logs into their histories", props.Alarms);
        if (props.Options.History)
        {
            props.Alarms.Create(this, "Late", props.Alarms.Metrics.LateDays, 0, new AlarmText(
                "HistoryLate", "days of the logs are not in their histories two days after they should be"));
        }
    }

    /// <summary>The function's name.</summary>
    public string FunctionName { get; }

    /// <summary>What the function may do.</summary>
    public IRole Role { get; }

    /// <summary>Where runs end that failed.</summary>
    public Queue Failures { get; }

    private static Dictionary<string, string> Variables(MaintainFunctionProps props, MaintainWorkGroup workGroup)
    {
        var variables = new Dictionary<string, string>
        {
            [FunctionNames.DatabaseVariable] = props.DatabaseName,
            [FunctionNames.BucketVariable] = props.Bucket.BucketName,
            [FunctionNames.WorkGroupVariable] = workGroup.Name,
        };
        if (props.Options.RawRetentionDays is { } days)
            variables[FunctionNames.RawRetentionVariable] = days.ToString(CultureInfo.InvariantCulture);
        if (!props.Options.History)
            variables[FunctionNames.FoldsVariable] = "false";
        return variables;
    }
}
