using System.Text.Json.Nodes;
using EventLogs.Cdk.Tests.Security;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

/// <summary>A key of the account's own: everything that is stored is encrypted with it, and the services that store may use it, for this account.</summary>
public sealed class EncryptionTests
{
    private static readonly Template Encrypted = Synthesis.Of(Synthesis.Options with { CustomerManagedKey = true });
    private static readonly Deployment Deployed = new(Encrypted);
    private static readonly Resource Key = Encrypted.Single(Cfn.Key);
    private static readonly string KeyArn = Deployed.Arn(Key);
    private static readonly string[] ForMessages = ["kms:Decrypt", "kms:GenerateDataKey"];

    // AWS's example has DescribeKey too, which has no encryption context that could fulfil the condition
    private static readonly string[] ForLogs = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"];
    private static readonly string[] Nothing = [];
    private static readonly string[] Users =
        ["DetailsDescribeRole sqs", "HistoryDailyRole sqs", "HistoryMaintainRole s3.", "HistoryMaintainRole sqs", "PartitionsRegistrarRole sqs"];


    [Fact]
    public void Everything_that_is_stored_is_encrypted_with_it()
    {
        NonEmpty.All(Encrypted.OfType(Cfn.Bucket), bucket =>
        {
            var rule = Assert.Single(Value(bucket)["BucketEncryption"]!["ServerSideEncryptionConfiguration"]!.AsArray())!;
            Assert.Equal(("aws:kms", KeyArn), ((string?)rule["ServerSideEncryptionByDefault"]!["SSEAlgorithm"], (string?)rule["ServerSideEncryptionByDefault"]!["KMSMasterKeyID"]));
            Assert.True((bool?)rule["BucketKeyEnabled"]);
        });
        NonEmpty.All(Encrypted.OfType(Cfn.Queue), queue =>
        {
            Assert.Equal(KeyArn, (string?)Value(queue)["KmsMasterKeyId"]);
            Assert.False(queue.Properties.ContainsKey("SqsManagedSseEnabled"));
        });
        NonEmpty.All(Encrypted.OfType(Cfn.LogGroup), log => Assert.Equal(KeyArn, (string?)Value(log)["KmsKeyId"]));
        NonEmpty.All(Encrypted.OfType(Cfn.DeliveryStream), stream => Assert.Equal(
            ("CUSTOMER_MANAGED_CMK", KeyArn),
            ((string?)Value(stream)["DeliveryStreamEncryptionConfigurationInput"]!["KeyType"], (string?)Value(stream)["DeliveryStreamEncryptionConfigurationInput"]!["KeyARN"])));
        NonEmpty.All(Encrypted.OfType(Cfn.WorkGroup), group => Assert.Equal(
            $$"""{"EncryptionOption":"SSE_KMS","KmsKey":"{{KeyArn}}"}""",
            Value(group)["WorkGroupConfiguration"]!["ResultConfiguration"]!["EncryptionConfiguration"]!.ToJsonString()));
    }

    [Fact]
    public void It_is_turned_every_year_and_kept_as_the_buckets_are()
    {
        Assert.True((bool?)Key.Properties["EnableKeyRotation"]);
        Assert.Equal("RetainExceptOnCreate", (string?)Key.Json["DeletionPolicy"]);
        Assert.Empty(Synthesis.Standard.OfType(Cfn.Key));
    }

    [Theory]
    [InlineData("events.amazonaws.com", Deployment.Account, true)]
    [InlineData("events.amazonaws.com", Deployment.OtherAccount, false)]
    [InlineData("s3.amazonaws.com", Deployment.Account, true)]
    [InlineData("s3.amazonaws.com", Deployment.OtherAccount, false)]
    [InlineData("sns.amazonaws.com", Deployment.Account, false)]
    public void Services_that_send_messages_use_it_for_this_account(string service, string account, bool isAllowed) =>
        Assert.Equal(
            isAllowed ? ForMessages : Nothing,
            Allowed(service, ("aws:SourceAccount", account), ("aws:SourceArn", $"arn:aws:events:eu-west-1:{account}:rule/a")));

    [Theory]
    [InlineData("logs.eu-west-1.amazonaws.com", Deployment.Account, true)]
    [InlineData("logs.eu-west-1.amazonaws.com", Deployment.OtherAccount, false)]
    [InlineData("logs.us-east-1.amazonaws.com", Deployment.Account, false)]
    public void CloudWatch_Logs_uses_it_for_log_groups_of_this_account(string service, string account, bool isAllowed) =>
        Assert.Equal(
            isAllowed ? ForLogs : Nothing,
            Allowed(service, ("kms:EncryptionContext:aws:logs:arn", $"arn:aws:logs:eu-west-1:{account}:log-group:a")));

    [Fact]
    public void Roles_use_it_through_the_service_that_they_need_it_for()
    {
        string[] services = ["s3.eu-west-1.amazonaws.com", "sqs.eu-west-1.amazonaws.com", "kinesis.eu-west-1.amazonaws.com"];
        var roles = Role.Of(Encrypted, Deployed);

        var answers = Iam.Ask([.. roles.SelectMany(role => services.Select(service => new Iam.Request(role.Arn, "kms:*", KeyArn)
        {
            Policies = role.Documents,
            ResourcePolicy = Deployed.Value(Key.Properties["KeyPolicy"]),
            Context = new Dictionary<string, string> { ["kms:ViaService"] = service },
        }))]);

        var allowed = roles.SelectMany(role => services.Select(service => $"{role.Name} {service[..3]}")).Zip(answers)
            .Where(item => item.Second.Allowed.Length > 0)
            .ToDictionary(item => item.First, item => string.Join(' ', item.Second.Allowed.Order(StringComparer.Ordinal)));
        Assert.Equal("kms:Decrypt", allowed["PartitionsRegistrarRole sqs"]);
        NonEmpty.All(allowed.Where(item => item.Key != "PartitionsRegistrarRole sqs"), item => Assert.Equal("kms:Decrypt kms:GenerateDataKey", item.Value));
        Assert.Equal(
            Users
                .Concat(Synthesis.Catalog.Events.Select(definition => $"{LogicalId.Of(definition.Table.Name)}DeliveryRole s3."))
                .Order(StringComparer.Ordinal),
            allowed.Keys.Order(StringComparer.Ordinal));
    }

    // the simulator knows this key of the encryption context by the name that stands for all of them
    private static string Known(string text) =>
        text.Replace("kms:EncryptionContext:aws:logs:arn", "kms:EncryptionContext:${EncryptionContextKey}", StringComparison.Ordinal);

    private static JsonNode Value(Resource resource) => Deployed.Value(resource.Properties)!;

    private static IEnumerable<string> Allowed(string service, params (string Key, string Value)[] context) =>
        Assert.Single(Iam.Ask([new Iam.Request(service, "kms:*", KeyArn)
        {
            ResourcePolicy = JsonNode.Parse(Known(Deployed.Value(Key.Properties["KeyPolicy"])!.ToJsonString())),
            Context = context.ToDictionary(item => Known(item.Key), item => item.Value),
        }])).Allowed.Order(StringComparer.Ordinal);
}
