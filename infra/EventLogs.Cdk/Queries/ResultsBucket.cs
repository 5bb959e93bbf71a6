using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace EventLogs.Cdk.Queries;

/// <summary>The bucket of query results: not the log bucket, whose every new object is looked at for its partition.</summary>
internal sealed class ResultsBucket : Construct
{
    private const int RetentionDays = 30;

    public ResultsBucket(Construct scope, string id, RemovalPolicy removalPolicy) : base(scope, id)
    {
        // Not versioned: a result can be had again by running its query again
        var bucket = new Bucket(this, "Bucket", new BucketProps
        {
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
            Encryption = BucketEncryption.S3_MANAGED,
            EnforceSSL = true,
            MinimumTLSVersion = 1.2,
            RemovalPolicy = removalPolicy,
            LifecycleRules =
            [
                new LifecycleRule
                {
                    Id = "Retention",
                    Expiration = Duration.Days(RetentionDays),
                    AbortIncompleteMultipartUploadAfter = Duration.Days(1),
                },
            ],
        });
        Arn = bucket.BucketArn;
        Location = $"s3://{bucket.BucketName}/";
    }

    /// <summary>The bucket's ARN.</summary>
    public string Arn { get; }

    /// <summary>Where results go, as Athena names it.</summary>
    public string Location { get; }
}
