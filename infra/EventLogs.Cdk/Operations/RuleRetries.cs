using Amazon.CDK.AWS.Events;

namespace EventLogs.Cdk.Operations;

/// <summary>How long rules try to hand an event to their target.</summary>
internal static class RuleRetries
{
    /// <summary>EventBridge's own defaults and limits.</summary>
    public static CfnRule.RetryPolicyProperty ForADay() => new() { MaximumEventAgeInSeconds = 86_400, MaximumRetryAttempts = 185 };
}
