using Amazon.CDK.AWS.Events;
using EventLogs.Cdk.Options;
using Fn = Amazon.CDK.Fn;

namespace EventLogs.Cdk.Operations;

/// <summary>The metrics of EventBridge's rules.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html</remarks>
internal static class RuleMetrics
{
    /// <summary>How often EventBridge gave up putting an event into a rule's target: at once, or after a day.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="bus">The name of its bus, a dimension unless it is that of the account.</param>
    public static CloudWatchMetric FailedInvocations(CfnRule rule, string bus) => Metric("FailedInvocations", rule, bus);

    /// <summary>How many events it could then not put into the dead-letter queue either: they are lost.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="bus">The name of its bus, a dimension unless it is that of the account.</param>
    public static CloudWatchMetric LostInvocations(CfnRule rule, string bus) => Metric("InvocationsFailedToBeSentToDlq", rule, bus);

    private static CloudWatchMetric Metric(string metric, CfnRule rule, string bus)
    {
        var isDefault = bus == EventLogsOptions.DefaultEventBus;
        // not the reference to the rule: of a rule on another bus than the default one, that is "bus|rule"
        var name = Fn.Select(isDefault ? 1 : 1 + bus.Split('/').Length, Fn.Split("/", rule.AttrArn));
        (string, string)[] dimensions = isDefault ? [("RuleName", name)] : [("EventBusName", bus), ("RuleName", name)];
        return new CloudWatchMetric("AWS/Events", metric, "Sum", dimensions);
    }
}
