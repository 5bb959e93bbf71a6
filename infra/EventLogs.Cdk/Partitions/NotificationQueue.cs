using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventLogs.Cdk.Access;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Storage;

namespace EventLogs.Cdk.Partitions;

/// <summary>
/// Where S3's notifications of new objects wait for the registrar, which takes them in batches and a few at a time. What fails comes again;
/// what keeps failing moves to a dead-letter queue.
/// </summary>
/// <remarks>Sources: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html, https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html</remarks>
internal sealed class NotificationQueue : Construct
{
    // AWS's advice: six times the function's timeout, and five attempts or more, so that a throttled function uses none of them up
    private const int VisibilityPerTimeout = 6;
    private const int MaxAttempts = 5;
    private const int RetentionDays = 7; // half of what the dead-letter queue has, where the age of a message counts on

    // 5 × 100 notifications on their way at once: thousands a second. Only a maximum, of which nothing is set aside: it cannot fail a deployment
    private const int MaxConcurrency = 5;
    private const int BatchSize = 100;
    private const int BatchSeconds = 20;

    // Below the time of three attempts: after those SQS leaves a message out of the metric. Far above the time that a batch waits
    private const int MaxAgeSeconds = 600;

    private readonly Queue _queue;

    public NotificationQueue(Construct scope, string id, IQueue failures, int timeoutSeconds, AlarmFactory alarms) : base(scope, id)
    {
        _queue = new Queue(this, "Queue", new QueueProps
        {
            Encryption = QueueEncryption.SQS_MANAGED,
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(RetentionDays),
            VisibilityTimeout = Duration.Seconds(VisibilityPerTimeout * timeoutSeconds),
            DeadLetterQueue = new DeadLetterQueue { Queue = failures, MaxReceiveCount = MaxAttempts },
        });
        Age = new CloudWatchMetric("AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", [("QueueName", _queue.QueueName)]);
        alarms.Create(
            this,
            "Alarm",
            Age,
            MaxAgeSeconds,
            new AlarmText("PartitionsNotifications", "S3's notifications of new objects are not worked off, so that queries do not see the objects yet"));
    }

    /// <summary>How long the oldest message has waited.</summary>
    public CloudWatchMetric Age { get; }

    /// <summary>What a function may do to take messages.</summary>
    public PolicyStatement Take() => new(new PolicyStatementProps
    {
        Actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        Resources = [_queue.QueueArn],
    });

    /// <summary>Hands the messages to a function.</summary>
    public void InvokeWithMessages(NativeFunction function) => _ = new CfnEventSourceMapping(this, "Mapping", new CfnEventSourceMappingProps
    {
        EventSourceArn = _queue.QueueArn,
        FunctionName = function.Resource.Ref,
        BatchSize = BatchSize,
        MaximumBatchingWindowInSeconds = BatchSeconds,
        FunctionResponseTypes = ["ReportBatchItemFailures"],
        ScalingConfig = new CfnEventSourceMapping.ScalingConfigProperty { MaximumConcurrency = MaxConcurrency },
    });

    /// <summary>Has the bucket send a notification for each new object.</summary>
    /// <remarks>For all: a filter for each table would end at S3's 100 notifications, and the function leaves others alone.</remarks>
    public void Watch(LogBucket bucket)
    {
        // Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
        _queue.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = [new ServicePrincipal("s3.amazonaws.com")],
            Actions = ["sqs:SendMessage"],
            Resources = [_queue.QueueArn],
            Conditions = new Dictionary<string, object>(ServiceTrust.AccountConditions())
            {
                ["ArnEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = bucket.NamedArn },
            },
        }));
        bucket.NotifyOnNewObjects(_queue);
    }
}
