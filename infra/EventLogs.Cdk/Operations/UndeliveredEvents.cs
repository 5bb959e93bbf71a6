using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventLogs.Cdk.Access;

namespace EventLogs.Cdk.Operations;

/// <summary>Where EventBridge leaves events that it could not put into their delivery stream within a day.</summary>
internal sealed class UndeliveredEvents : Construct
{
    public UndeliveredEvents(Construct scope, string id, AlarmFactory alarms) : base(scope, id)
    {
        Queue = new DeadLetters(this, "DeadLetters", "events that could not be put into their delivery stream", alarms).Queue;
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
