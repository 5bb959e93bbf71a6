using Amazon.CDK;
using Amazon.CDK.AWS.Athena;
using Amazon.CDK.AWS.KinesisFirehose;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace EventLogs.Cdk.Encryption;

/// <summary>Has everything in a stack that stores something encrypt it with the stack's key: all of a kind, so that none is forgotten.</summary>
internal static class StackEncryption
{
    /// <summary>Sets the key, once all is there.</summary>
    public static void Apply(Stack stack, StackKey key)
    {
        foreach (var construct in stack.Node.FindAll())
            Apply(construct, key.Arn);
    }

    private static void Apply(IConstruct construct, string key)
    {
        switch (construct)
        {
            case CfnBucket bucket:
                bucket.BucketEncryption = Of(key);
                break;
            case CfnQueue queue:
                queue.KmsMasterKeyId = key;
                queue.AddPropertyDeletionOverride("SqsManagedSseEnabled");
                break;
            case CfnLogGroup log:
                log.KmsKeyId = key;
                break;
            case CfnDeliveryStream stream:
                stream.DeliveryStreamEncryptionConfigurationInput =
                    new CfnDeliveryStream.DeliveryStreamEncryptionConfigurationInputProperty { KeyType = "CUSTOMER_MANAGED_CMK", KeyArn = key };
                break;
            case CfnWorkGroup workGroup:
                workGroup.AddPropertyOverride(
                    "WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration",
                    new Dictionary<string, object> { ["EncryptionOption"] = "SSE_KMS", ["KmsKey"] = key });
                break;
        }
    }

    // a key of the bucket's own, made from the key once in a while: a request for each object would cost more than the object
    private static CfnBucket.BucketEncryptionProperty Of(string key) => new()
    {
        ServerSideEncryptionConfiguration = new[]
        {
            new CfnBucket.ServerSideEncryptionRuleProperty
            {
                BucketKeyEnabled = true,
                ServerSideEncryptionByDefault = new CfnBucket.ServerSideEncryptionByDefaultProperty { SseAlgorithm = "aws:kms", KmsMasterKeyId = key },
            },
        },
    };
}
