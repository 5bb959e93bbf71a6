using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Constructs;
using EventLogs.Cdk.Access;

namespace EventLogs.Cdk.Encryption;

/// <summary>A key of the account's own for everything that the stack stores, with the policy that the services need which use it by themselves.</summary>
internal sealed class StackKey : Construct
{
    private static readonly string[] ForMessages = ["kms:GenerateDataKey", "kms:Decrypt"];

    public StackKey(Construct scope, string id, RemovalPolicy removalPolicy) : base(scope, id)
    {
        // L2: its policy lets the account's own policies decide, and Firehose gets its grant from who creates a stream
        var key = new Key(this, "Key", new KeyProps
        {
            Description = "Encrypts the event logs",
            EnableKeyRotation = true,
            // what it has encrypted is not readable without it
            RemovalPolicy = removalPolicy,
        });
        key.AddToResourcePolicy(Logs());
        key.AddToResourcePolicy(Allow("events", ServiceTrust.RuleConditions(this), ForMessages));
        key.AddToResourcePolicy(Allow("s3", ServiceTrust.AccountConditions(), ForMessages));
        Arn = key.KeyArn;
    }

    /// <summary>The key's ARN.</summary>
    public string Arn { get; }

    /// <summary>What a role may do that reads and writes objects of the buckets.</summary>
    public static PolicyStatement[] ForObjects(StackKey? key) => Through(key, "s3", ForMessages);

    /// <summary>What a role may do that sends messages to the queues. Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html</summary>
    public static PolicyStatement[] ForSending(StackKey? key) => Through(key, "sqs", ForMessages);

    /// <summary>What a role may do that takes messages from the queues.</summary>
    public static PolicyStatement[] ForTaking(StackKey? key) => Through(key, "sqs", "kms:Decrypt");

    private static PolicyStatement[] Through(StackKey? key, string service, params string[] actions) => key is null ? [] :
    [
        new(new PolicyStatementProps
        {
            Actions = actions,
            Resources = [key.Arn],
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["kms:ViaService"] = $"{service}.{Aws.REGION}.{Aws.URL_SUFFIX}" },
            },
        }),
    ];

    // Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    private PolicyStatement Logs() => Allow(
        $"logs.{Aws.REGION}",
        new Dictionary<string, object>
        {
            ["ArnLike"] = new Dictionary<string, object>
            {
                ["kms:EncryptionContext:aws:logs:arn"] = Stack.Of(this).FormatArn(new ArnComponents
                {
                    Service = "logs",
                    Resource = "log-group",
                    ResourceName = "*",
                    ArnFormat = ArnFormat.COLON_RESOURCE_NAME,
                }),
            },
        },
        "kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:DescribeKey");

    private static PolicyStatement Allow(string service, Dictionary<string, object> conditions, params string[] actions) => new(new PolicyStatementProps
    {
        Principals = [new ServicePrincipal($"{service}.amazonaws.com")],
        Actions = actions,
        Resources = ["*"], // in the policy of a key: that key
        Conditions = conditions,
    });
}
