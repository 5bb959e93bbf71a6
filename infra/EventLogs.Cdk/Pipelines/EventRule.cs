using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Constructs;
using EventLogs.Cdk.Access;
using EventLogs.Cdk.Operations;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Pipelines;

/// <summary>The rule that puts the events of one kind into their delivery stream.</summary>
internal sealed class EventRule : Construct
{
    public EventRule(Construct scope, string id, EventDefinition definition, string streamArn, string bus, PipelineServices services) : base(scope, id)
    {
        var rule = new CfnRule(this, "Rule", new CfnRuleProps
        {
            Description = RulePattern.Describe(definition),
            EventBusName = bus,
            EventPattern = Pattern(definition, services.Alarms.Metrics.StackName),
            State = "ENABLED",
            Targets = new[]
            {
                new CfnRule.TargetProperty
                {
                    Id = "DeliveryStream",
                    Arn = streamArn,
                    RoleArn = PutRole(definition.Table.Name, streamArn).RoleArn,
                    RetryPolicy = RuleRetries.ForADay(),
                    DeadLetterConfig = new CfnRule.DeadLetterConfigProperty { Arn = services.Undelivered.QueueArn },
                },
            },
        });
        FailedInvocations = RuleMetrics.FailedInvocations(rule, bus);
        LostInvocations = RuleMetrics.LostInvocations(rule, bus);
    }

    /// <summary>How many events could not be put into the stream.</summary>
    public CloudWatchMetric FailedInvocations { get; }

    /// <summary>How many of them could not be put into the dead-letter queue either.</summary>
    public CloudWatchMetric LostInvocations { get; }

    private static Dictionary<string, object> Pattern(EventDefinition definition, string stackName)
    {
        var pattern = RulePattern.Of(definition);
        if (HeartbeatEvent.Is(definition))
            RulePattern.AddDetail(pattern, HeartbeatEvent.Pattern(stackName));
        return pattern;
    }

    private Role PutRole(string table, string streamArn) => new(this, "Role", new RoleProps
    {
        Description = $"What the rule of {table} may do",
        AssumedBy = ServiceTrust.EventBridge(this),
        InlinePolicies = new Dictionary<string, PolicyDocument>
        {
            ["Put"] = new(new PolicyDocumentProps
            {
                Statements =
                [
                    new PolicyStatement(new PolicyStatementProps
                    {
                        Actions = ["firehose:PutRecord", "firehose:PutRecordBatch"],
                        Resources = [streamArn],
                    }),
                ],
            }),
        },
    });
}
