using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventLogs.Cdk.Options;

namespace EventLogs.Cdk.Storage;

/// <summary>The bucket of all logs: a folder for each table, one for the events that failed, and one for the histories.</summary>
internal sealed class LogBucket : Construct
{
    // enough to undo a deletion by mistake; objects are never overwritten, so there is little to keep
    private const int OldVersionsDays = 30;
    private const int UnfinishedUploadsDays = 7;

    public LogBucket(Construct scope, string id, EventLogsOptions options) : base(scope, id)
    {
        // The name comes from the stack's unique id, so that the policy of the queue that it notifies can name the bucket before there is
        // one: S3 checks the policy when it creates the bucket, and a reference would go in a circle
        var name = Fn.Join("-", ["event-logs", Fn.Select(2, Fn.Split("/", Aws.STACK_ID))]);
        NamedArn = Stack.Of(this).FormatArn(new ArnComponents { Service = "s3", Region = "", Account = "", Resource = name });
        Bucket = new Bucket(this, "Bucket", new BucketProps
        {
            BucketName = name,
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
            Encryption = BucketEncryption.S3_MANAGED,
            EnforceSSL = true,
            MinimumTLSVersion = 1.2,
            Versioned = true,
            RemovalPolicy = options.RemovalPolicy,
            LifecycleRules = [Housekeeping(), .. Lifecycle(options)],
        });
    }

    /// <summary>The bucket.</summary>
    public Bucket Bucket { get; }

    /// <summary>The bucket's ARN, made of its name: a reference to it waits for no bucket.</summary>
    public string NamedArn { get; }

    /// <summary>Has S3 send a message for each new object. The queue's policy has to allow it first.</summary>
    public void NotifyOnNewObjects(IQueue queue)
    {
        // L1: the L2 method brings a function of its own that sets the notification after the deployment
        var bucket = (CfnBucket)Bucket.Node.DefaultChild!;
        bucket.NotificationConfiguration = new CfnBucket.NotificationConfigurationProperty
        {
            QueueConfigurations = new[]
            {
                new CfnBucket.QueueConfigurationProperty { Event = "s3:ObjectCreated:*", Queue = queue.QueueArn },
            },
        };
        bucket.Node.AddDependency(queue); // with all that belongs to it, its policy too
    }

    private static LifecycleRule Housekeeping() => new()
    {
        Id = "Housekeeping",
        AbortIncompleteMultipartUploadAfter = Duration.Days(UnfinishedUploadsDays),
        NoncurrentVersionExpiration = Duration.Days(OldVersionsDays),

        // what a deletion leaves behind when its versions are gone
        ExpiredObjectDeleteMarker = true,
    };

    private static IEnumerable<LifecycleRule> Lifecycle(EventLogsOptions options)
    {
        if (options.TransitionDays is { } transition)
        {
            // S3 leaves objects under 128 KB where they are: there they cost less
            yield return new LifecycleRule
            {
                Id = "InfrequentAccess",
                Transitions =
                [
                    new Transition { StorageClass = StorageClass.INFREQUENT_ACCESS, TransitionAfter = Duration.Days(transition) },
                ],
            };
        }

        if (options.RetentionDays is { } retention)
            yield return new LifecycleRule { Id = "Retention", Expiration = Duration.Days(retention) };
    }
}
