using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventLogs.Cdk.Access;

namespace EventLogs.Cdk.Operations;

/// <summary>Where EventBridge leaves events that it could not put into the target of their rule, at once or within a day.</summary>
internal sealed class UndeliveredEvents : Construct
{
    public UndeliveredEvents(Construct scope, string id, string content, AlarmFactory alarms) : base(scope, id)
    {
        Queue = new DeadLetters(this, "DeadLetters", content, alarms).Queue;
        // every rule of this account and region: the queue must be there before the rules are
        Queue.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = [new ServicePrincipal("events.amazonaws.com")],
            Actions = ["sqs:SendMessage"],
            Resources = [Queue.QueueArn],
            Conditions = ServiceTrust.RuleConditions(this),
        }));
    }

    /// <summary>The queue.</summary>
    public Queue Queue { get; }
}
