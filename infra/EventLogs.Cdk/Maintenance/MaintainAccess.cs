using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventLogs.Cdk.Encryption;
using EventLogs.Cdk.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Maintenance;

/// <summary>
/// What the maintenance of histories may do: query in its workgroup, read the tables of the database and the objects of the log bucket, write
/// and delete under the histories' folder alone, and replace the views, each by its name; where objects of the logs expire, delete those. Athena reads and writes with the rights of who asks.
/// </summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/athena/latest/ug/managing-access.html,
/// https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html
/// </remarks>
internal sealed class MaintainAccess(Construct scope, MaintainFunctionProps props, MaintainWorkGroup workGroup, Queue failures)
{
    /// <summary>The policies for what is named one by one.</summary>
    public IManagedPolicy[] Policies() => new TablePolicies("Replace the views over logs and histories", "glue:CreateTable", "glue:UpdateTable").For(
        scope,
        props.DatabaseName,
        [
            .. props.Catalog.Events.Select(definition => definition.History?.View).OfType<string>(),
            .. props.Catalog.Views.Select(view => view.Name),
        ]);

    /// <summary>All else.</summary>
    public PolicyStatement[] Statements() =>
    [
        Allow(["athena:StartQueryExecution", "athena:GetQueryExecution", "athena:StopQueryExecution"], workGroup.Arn),
        Allow(
            ["glue:GetDatabase", "glue:GetTable", "glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition"],
            Glue("catalog"),
            Glue($"database/{props.DatabaseName}"),
            Glue($"table/{props.DatabaseName}/*")),
        Allow(
            ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
            props.Bucket.BucketArn,
            props.Results.Arn),
        Allow(["s3:GetObject"], props.Bucket.ArnForObjects("*")),
        Allow(
            ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
            props.Bucket.ArnForObjects(PartitionLayout.HistoryPrefix("*") + "*")),
        Allow(["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"], workGroup.ResultsArn),
        Allow(["sqs:SendMessage"], failures.QueueArn),
        .. props.Options.RawRetentionDays is null ? [] : Deletions(),
        .. StackKey.ForObjects(props.Key),
        .. StackKey.ForSending(props.Key),
        .. props.Options.LakeFormation ? [Allow(["lakeformation:GetDataAccess"], "*")] : (PolicyStatement[])[], // it knows no resources
    ];

    /// <summary>
    /// Objects of partitions may be deleted, those of failed events not. By the form of their keys and not table by table: a role has room
    /// for the names of some forty tables.
    /// </summary>
    private PolicyStatement[] Deletions() =>
    [
        Allow(["s3:DeleteObject"], props.Bucket.ArnForObjects("*/" + PartitionLayout.PartitionFolder([.. PartitionLayout.Keys.Select(_ => "*")]) + "*")),
        new(new PolicyStatementProps
        {
            Effect = Effect.DENY,
            Actions = ["s3:DeleteObject"],
            Resources = [props.Bucket.ArnForObjects(PartitionLayout.ErrorPrefix("*") + "*")],
        }),
    ];

    private string Glue(string resource) => Stack.Of(scope).FormatArn(
        new ArnComponents { Service = "glue", Resource = resource, ArnFormat = ArnFormat.NO_RESOURCE_NAME });

    private static PolicyStatement Allow(string[] actions, params string[] resources) =>
        new(new PolicyStatementProps { Actions = actions, Resources = resources });
}
