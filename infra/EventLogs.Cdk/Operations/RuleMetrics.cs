using Amazon.CDK.AWS.Events;
using EventLogs.Cdk.Options;
using Fn = Amazon.CDK.Fn;

namespace EventLogs.Cdk.Operations;

/// <summary>The metrics of EventBridge's rules.</summary>
internal static class RuleMetrics
{
    /// <summary>How many events a rule could put neither into its target nor into the dead-letter queue.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="bus">The name of its bus, a dimension unless it is that of the account.</param>
    public static AlarmMetric FailedInvocations(CfnRule rule, string bus)
    {
        var isDefault = bus == EventLogsOptions.DefaultEventBus;
        // not the reference to the rule: of a rule on another bus than the default one, that is "bus|rule"
        var name = Fn.Select(isDefault ? 1 : 1 + bus.Split('/').Length, Fn.Split("/", rule.AttrArn));
        (string, string)[] dimensions = isDefault ? [("RuleName", name)] : [("EventBusName", bus), ("RuleName", name)];
        return new AlarmMetric("AWS/Events", "FailedInvocations", "Sum", dimensions);
    }
}
