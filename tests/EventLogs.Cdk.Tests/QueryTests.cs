using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

public sealed class QueryTests
{
    private static readonly Template Standard = Synthesis.Standard;
    private static readonly Deployment Deployed = new(Standard);

    [Fact]
    public void Every_saved_query_is_in_the_workgroup_of_the_stack()
    {
        var queries = Standard.OfType(Cfn.NamedQuery).Select(query => Deployed.Value(query.Properties)!).ToList();

        Assert.Equal(
            Synthesis.Catalog.Queries.Select(query => (query.Title, query.Description, query.SqlWithDefaults())).Order(),
            queries.Select(query => ((string)query["Name"]!, (string)query["Description"]!, (string)query["QueryString"]!)).Order());
        NonEmpty.All(queries, query =>
        {
            Assert.Equal("codedeploy_event_logs", (string?)query["Database"]);
            Assert.Equal("EventLogs", (string?)query["WorkGroup"]);
        });
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000_000)]
    public void A_query_cannot_scan_more_than_the_options_allow(int gigabytes)
    {
        var template = gigabytes == 10 ? Standard : Synthesis.Of(Synthesis.Options with { QueryScanLimitGigabytes = gigabytes });

        var configuration = template.Single(Cfn.WorkGroup, "Queries").Properties["WorkGroupConfiguration"]!;

        Assert.Equal(gigabytes * 1_000_000_000L, (long?)configuration["BytesScannedCutoffPerQuery"]);
        Assert.True((bool?)configuration["EnforceWorkGroupConfiguration"]);
    }

    [Fact]
    public void Results_are_encrypted_in_a_bucket_of_this_account_and_not_for_long()
    {
        var results = Standard.Single(Cfn.Bucket, "Queries");
        var configuration = Deployed.Value(Standard.Single(Cfn.WorkGroup, "Queries").Properties["WorkGroupConfiguration"]!["ResultConfiguration"])!;

        Assert.Equal($"s3://{Deployed.Ref(results)}/", (string?)configuration["OutputLocation"]);
        Assert.Equal("SSE_S3", (string?)configuration["EncryptionConfiguration"]!["EncryptionOption"]);
        Assert.Equal(Deployment.Account, (string?)configuration["ExpectedBucketOwner"]);
        var rule = Assert.Single(results.Properties["LifecycleConfiguration"]!["Rules"]!.AsArray())!;
        Assert.Equal(30, (int?)rule["ExpirationInDays"]);
    }
}
