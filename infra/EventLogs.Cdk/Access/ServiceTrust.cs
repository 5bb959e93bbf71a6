using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace EventLogs.Cdk.Access;

/// <summary>AWS services as principals, trusted when they act for this account and for no other.</summary>
internal static class ServiceTrust
{
    /// <summary>Firehose. It proves the account that a stream belongs to by the external id.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#firehose-assume-role</remarks>
    public static ServicePrincipal Firehose() => Principal("firehose", new Dictionary<string, object>
    {
        ["StringEquals"] = new Dictionary<string, object> { ["sts:ExternalId"] = Aws.ACCOUNT_ID },
    });

    /// <summary>EventBridge, for the rules of this account and region: a certain rule is created after its role and its queue.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html</remarks>
    public static ServicePrincipal EventBridge(Construct scope) => Principal("events", RuleConditions(scope));

    /// <summary>EventBridge Scheduler, for the schedules of this account.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html</remarks>
    public static ServicePrincipal Scheduler() => Principal("scheduler", AccountConditions());

    /// <summary>That a service acts for this account, for the policy of a resource.</summary>
    public static Dictionary<string, object> AccountConditions() => new()
    {
        ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
    };

    /// <summary>The conditions of <see cref="EventBridge"/>, for the policy of a resource.</summary>
    public static Dictionary<string, object> RuleConditions(Construct scope) => new(AccountConditions())
    {
        ["ArnLike"] = new Dictionary<string, object>
        {
            ["aws:SourceArn"] = Stack.Of(scope).FormatArn(new ArnComponents { Service = "events", Resource = "rule", ResourceName = "*" }),
        },
    };

    private static ServicePrincipal Principal(string service, Dictionary<string, object> conditions) =>
        new($"{service}.amazonaws.com", new ServicePrincipalOpts { Conditions = conditions });
}
