using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Constructs;
using EventLogs.Cdk.Access;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Pipelines;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Organizations;

/// <summary>
/// Rules that send events to another bus: one for each source and bus that it is on, with all of its detail types. What cannot be sent waits
/// in a queue.
/// </summary>
internal sealed class EventForwarding : Construct
{
    private readonly string _busArn;
    private readonly string _roleArn;
    private readonly UndeliveredEvents _undelivered;
    private readonly AlarmFactory _alarms;

    public EventForwarding(Construct scope, string id, IEnumerable<EventDefinition> events, Func<EventDefinition, string> busOf, string busArn, AlarmFactory alarms)
        : base(scope, id)
    {
        (_busArn, _alarms) = (busArn, alarms);
        _undelivered = new UndeliveredEvents(this, "Undelivered", "events that could not be sent to the event logs of the organization", alarms);
        _roleArn = new Role(this, "Role", new RoleProps
        {
            Description = "What the rules that send events to the organization's event logs may do",
            AssumedBy = ServiceTrust.EventBridge(this),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["Put"] = new(new PolicyDocumentProps
                {
                    Statements = [new PolicyStatement(new PolicyStatementProps { Actions = ["events:PutEvents"], Resources = [busArn] })],
                }),
            },
        }).RoleArn;
        foreach (var group in events.GroupBy(definition => (definition.Source, Bus: busOf(definition)), definition => RulePattern.Of(definition.DetailTypes)))
        {
            var (source, bus) = group.Key;
            var name = bus == EventLogsOptions.DefaultEventBus ? source : $"{source}-{bus}";
            foreach (var (index, detailTypes) in PatternSize.Split(source, group.SelectMany(detailTypes => detailTypes)).Index())
                AddRule(index == 0 ? name : $"{name}-{index + 1}", bus, source, detailTypes);
        }
    }

    private void AddRule(string id, string bus, string source, object[] detailTypes)
    {
        var scope = new Construct(this, id);
        var rule = new CfnRule(scope, "Rule", new CfnRuleProps
        {
            Description = $"Sends events of {source} to the event logs of the organization",
            EventBusName = bus,
            EventPattern = new Dictionary<string, object> { ["source"] = new[] { source }, ["detail-type"] = detailTypes },
            State = "ENABLED",
            Targets = new[]
            {
                new CfnRule.TargetProperty
                {
                    Id = "Organization",
                    Arn = _busArn,
                    RoleArn = _roleArn,
                    RetryPolicy = RuleRetries.ForADay(),
                    DeadLetterConfig = new CfnRule.DeadLetterConfigProperty { Arn = _undelivered.Queue.QueueArn },
                },
            },
        });
        _alarms.Create(scope, "MemberLost", RuleMetrics.LostInvocations(rule, bus), 0, new AlarmText(
            "MemberLost", $"events of {source} could be put neither onto the bus of the organization nor into the dead-letter queue"));
    }
}
