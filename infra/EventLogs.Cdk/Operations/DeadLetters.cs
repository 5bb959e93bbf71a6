using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace EventLogs.Cdk.Operations;

/// <summary>A queue for what could not be delivered, with an alarm on anything in it.</summary>
internal sealed class DeadLetters : Construct
{
    private const int RetentionDays = 14; // SQS's maximum

    public DeadLetters(Construct scope, string id, string content, AlarmFactory alarms) : base(scope, id)
    {
        Queue = new Queue(this, "Queue", new QueueProps
        {
            Encryption = QueueEncryption.SQS_MANAGED,
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(RetentionDays),
        });
        alarms.Create(
            this,
            "Alarm",
            new CloudWatchMetric("AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", [("QueueName", Queue.QueueName)]),
            0,
            new AlarmText(scope.Node.Id + id, $"there are {content} in a dead-letter queue, which keeps them for {RetentionDays} days"));
    }

    /// <summary>The queue.</summary>
    public Queue Queue { get; }
}
