using Amazon.CDK;
using Constructs;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Pipelines;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Organizations;

/// <summary>
/// What every other account and region of an organization has: rules that send the events of the catalog to the bus of the stack with the
/// logs. A plain template without assets, for StackSets.
/// </summary>
public sealed class MemberStack : Stack
{
    /// <summary>Builds the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="catalog">The events.</param>
    /// <param name="options">The options: the name, the buses, the runbook and the permissions boundary are the ones that count.</param>
    public MemberStack(Construct scope, EventLogsCatalog catalog, EventLogsOptions options)
        : base(scope, options.StackName, new StackProps
        {
            Description = "Event logs: sends events of this account and region to the event logs of the organization",
            Synthesizer = new DefaultStackSynthesizer(new DefaultStackSynthesizerProps { GenerateBootstrapVersionRule = false }),
        })
    {
        if (options.PermissionsBoundaryArn is { } boundary)
            Amazon.CDK.AWS.IAM.PermissionsBoundary.Of(this).Apply(Amazon.CDK.AWS.IAM.ManagedPolicy.FromManagedPolicyArn(this, "Boundary", boundary));
        var bus = new CfnParameter(this, "CentralEventBusArn", new CfnParameterProps
        {
            Description = "The event bus of the stack with the logs: its output OrganizationBusArn",
            Type = "String",
            AllowedPattern = "^arn:aws[a-z-]*:events:[a-z0-9-]+:[0-9]{12}:event-bus/[A-Za-z0-9._/-]+$",
            ConstraintDescription = "the ARN of an event bus",
        });
        var alarms = new AlarmFactory(Topic(), options.Runbook, LogMetrics.Of(options));
        var own = options with { EventBusName = EventLogsOptions.DefaultEventBus };
        _ = new EventForwarding(this, "Member", catalog.Events.Where(IsSent), own.BusOf, bus.ValueAsString, alarms);

        // a rule on a bus that an account does not have fails its deployment
        bool IsSent(EventDefinition definition) =>
            !HeartbeatEvent.Is(definition) && (definition.Bus is not { } named || options.Buses.ContainsKey(named));
    }

    /// <summary>A topic is of one account and region: it is chosen where the template is deployed.</summary>
    private string[] Topic()
    {
        var topic = new CfnParameter(this, "AlarmTopicArn", new CfnParameterProps
        {
            Description = "The SNS topic that alarms notify; empty for none",
            Type = "String",
            Default = "",
            AllowedPattern = "^$|^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$",
            ConstraintDescription = "the ARN of a standard SNS topic",
        });
        var isGiven = new CfnCondition(this, "HasAlarmTopic", new CfnConditionProps
        {
            Expression = Fn.ConditionNot(Fn.ConditionEquals(topic.ValueAsString, "")),
        });
        // spelled out: what Fn.ConditionIf returns cannot be handed to the CDK again
        return Token.AsList(new Dictionary<string, object>
        {
            ["Fn::If"] = new object[] { isGiven.LogicalId, new[] { topic.ValueAsString }, Aws.NO_VALUE },
        });
    }
}
