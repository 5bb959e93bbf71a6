using Amazon.CDK.AWS.IAM;
using Constructs;
using EventLogs.Cdk.Access;
using EventLogs.Cdk.Encryption;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Pipelines;

/// <summary>What the delivery stream of one table may do: write under the table's two prefixes, and invoke the transform.</summary>
/// <remarks>Source of the actions: https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html</remarks>
internal sealed class DeliveryStreamRole : Construct
{
    public DeliveryStreamRole(Construct scope, string id, string table, PipelineServices services) : base(scope, id)
    {
        var role = new Role(this, "Role", new RoleProps
        {
            Description = $"What the delivery stream of {table} may do",
            AssumedBy = ServiceTrust.Firehose(),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["Delivery"] = new(new PolicyDocumentProps
                {
                    Statements =
                    [
                        Allow(
                            [services.Bucket.BucketArn],
                            "s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"),
                        Allow(
                            [
                                services.Bucket.ArnForObjects(PartitionLayout.TablePrefix(table) + "*"),
                                services.Bucket.ArnForObjects(PartitionLayout.ErrorPrefix(table) + "*"),
                            ],
                            "s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload"),
                        Allow([services.Transform.Arn, services.Transform.LatestArn], "lambda:InvokeFunction", "lambda:GetFunctionConfiguration"),
                        Allow([services.Log.StreamArn], "logs:PutLogEvents"),
                        .. services.EncryptionKey is { } key ? [Allow([key.KeyArn], "kms:GenerateDataKey", "kms:Decrypt")] : (PolicyStatement[])[],
                        .. StackKey.ForObjects(services.Key),
                    ],
                }),
            },
        });
        Arn = role.RoleArn;
    }

    /// <summary>The role's ARN.</summary>
    public string Arn { get; }

    private static PolicyStatement Allow(string[] resources, params string[] actions) =>
        new(new PolicyStatementProps { Actions = actions, Resources = resources });
}
