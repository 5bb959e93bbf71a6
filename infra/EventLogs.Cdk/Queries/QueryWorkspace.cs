using System.Collections.Immutable;
using Amazon.CDK;
using Amazon.CDK.AWS.Athena;
using Constructs;
using EventLogs.Cdk.Options;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Queries;

/// <summary>Where people query the logs: an Athena workgroup with a limit, a bucket for results, and the saved queries.</summary>
internal sealed class QueryWorkspace : Construct
{
    private const double BytesInGigabyte = 1e9;

    public QueryWorkspace(
        Construct scope, string id, string databaseName, ImmutableArray<SavedQuery> queries, EventLogsOptions options) : base(scope, id)
    {
        Results = new ResultsBucket(this, "Results", options.RemovalPolicy);
        var workGroup = new CfnWorkGroup(this, "WorkGroup", new CfnWorkGroupProps
        {
            Name = Aws.STACK_NAME,
            Description = "Queries over the event logs",
            // with its query history, which nothing else needs
            RecursiveDeleteOption = true,
            WorkGroupConfiguration = new CfnWorkGroup.WorkGroupConfigurationProperty
            {
                EnforceWorkGroupConfiguration = true,
                PublishCloudWatchMetricsEnabled = true,
                BytesScannedCutoffPerQuery = options.QueryScanLimitGigabytes * BytesInGigabyte,
                ResultConfiguration = new CfnWorkGroup.ResultConfigurationProperty
                {
                    OutputLocation = Results.Location,
                    ExpectedBucketOwner = Aws.ACCOUNT_ID,
                    EncryptionConfiguration = new CfnWorkGroup.EncryptionConfigurationProperty { EncryptionOption = "SSE_S3" },
                },
            },
        });
        WorkGroupName = workGroup.Ref;
        foreach (var query in queries)
        {
            _ = new CfnNamedQuery(this, query.Id, new CfnNamedQueryProps
            {
                Name = query.Title,
                Description = query.Description,
                Database = databaseName,
                QueryString = query.SqlWithDefaults(),
                WorkGroup = WorkGroupName,
            });
        }
    }

    /// <summary>The bucket of the results.</summary>
    public ResultsBucket Results { get; }

    /// <summary>The workgroup's name.</summary>
    public string WorkGroupName { get; }
}
