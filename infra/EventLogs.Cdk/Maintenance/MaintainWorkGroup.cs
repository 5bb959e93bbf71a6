using Amazon.CDK;
using Amazon.CDK.AWS.Athena;
using Constructs;
using EventLogs.Cdk.Queries;

namespace EventLogs.Cdk.Maintenance;

/// <summary>
/// The Athena workgroup in which histories are written: apart from that of people, whose limit a large day must not meet and whose costs are
/// theirs.
/// </summary>
internal sealed class MaintainWorkGroup : Construct
{
    private const string Folder = "history/";

    public MaintainWorkGroup(Construct scope, string id, ResultsBucket results) : base(scope, id)
    {
        ResultsArn = $"{results.Arn}/{Folder}*";
        var workGroup = new CfnWorkGroup(this, "WorkGroup", new CfnWorkGroupProps
        {
            Name = Fn.Join("-", [Aws.STACK_NAME, "history"]),
            Description = "Writes the histories of the event logs",
            RecursiveDeleteOption = true,
            WorkGroupConfiguration = new CfnWorkGroup.WorkGroupConfigurationProperty
            {
                EnforceWorkGroupConfiguration = true,
                PublishCloudWatchMetricsEnabled = true,
                ResultConfiguration = new CfnWorkGroup.ResultConfigurationProperty
                {
                    OutputLocation = results.Location + Folder,
                    ExpectedBucketOwner = Aws.ACCOUNT_ID,
                    EncryptionConfiguration = new CfnWorkGroup.EncryptionConfigurationProperty { EncryptionOption = "SSE_S3" },
                },
            },
        });
        Name = workGroup.Ref;
        Arn = Stack.Of(this).FormatArn(new ArnComponents { Service = "athena", Resource = "workgroup", ResourceName = Name });
    }

    /// <summary>The workgroup's name.</summary>
    public string Name { get; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; }

    /// <summary>What Athena writes down about its queries: the ARN of the objects.</summary>
    public string ResultsArn { get; }
}
