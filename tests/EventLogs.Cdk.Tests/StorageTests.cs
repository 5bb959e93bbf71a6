using System.Text.Json.Nodes;
using Amazon.CDK;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

/// <summary>The buckets: private, encrypted, and kept.</summary>
public sealed class StorageTests
{
    private static readonly Template Standard = Synthesis.Standard;
    private static readonly EventLogsOptions NotForEver =
        Synthesis.Options with { TransitionDays = 60, RetentionDays = 365, RemovalPolicy = RemovalPolicy.DESTROY };

    [Fact]
    public void Every_bucket_is_private_and_encrypted_and_kept_when_the_stack_goes_but_not_when_it_was_never_there()
    {
        Assert.Equal(2, Standard.OfType(Cfn.Bucket).Count());
        NonEmpty.All(Standard.OfType(Cfn.Bucket), bucket =>
        {
            NonEmpty.All(
                ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"],
                setting => Assert.True((bool?)bucket.Properties["PublicAccessBlockConfiguration"]![setting]));
            var rule = Assert.Single(bucket.Properties["BucketEncryption"]!["ServerSideEncryptionConfiguration"]!.AsArray())!;
            Assert.Equal("AES256", (string?)rule["ServerSideEncryptionByDefault"]!["SSEAlgorithm"]);
            Assert.Equal("RetainExceptOnCreate", (string?)bucket.Json["DeletionPolicy"]);
            Assert.Equal("Retain", (string?)bucket.Json["UpdateReplacePolicy"]);
        });
    }

    [Fact]
    public void The_logs_are_versioned() =>
        Assert.Equal("Enabled", (string?)Standard.Single(Cfn.Bucket, "Logs").Properties["VersioningConfiguration"]!["Status"]);

    [Fact]
    public void The_name_of_the_log_bucket_comes_from_the_id_of_the_stack() =>
        Assert.Equal("event-logs-0a1b2c3d-1111-2222-3333-444455556666", new Deployment(Standard).Ref(Standard.Single(Cfn.Bucket, "Logs")));

    [Fact]
    public void By_default_logs_are_kept_for_ever() =>
        Assert.DoesNotContain(Rules(Standard), rule => rule.ContainsKey("ExpirationInDays") || rule.ContainsKey("Transitions"));

    [Fact]
    public void Options_decide_when_logs_move_and_go()
    {
        var rules = Rules(Synthesis.Of(NotForEver));

        var transition = Assert.Single(Assert.Single(rules, rule => rule.ContainsKey("Transitions"))["Transitions"]!.AsArray())!;
        Assert.Equal("STANDARD_IA", (string?)transition["StorageClass"]);
        Assert.Equal(60, (int?)transition["TransitionInDays"]);
        Assert.Equal(365, (int?)Assert.Single(rules, rule => rule.ContainsKey("ExpirationInDays"))["ExpirationInDays"]);
    }

    [Fact]
    public void Buckets_go_with_the_stack_if_the_options_say_so()
    {
        var template = Synthesis.Of(NotForEver);

        NonEmpty.All(template.OfType(Cfn.Bucket), bucket => Assert.Equal("Delete", (string?)bucket.Json["DeletionPolicy"]));
    }

    [Fact]
    public void Unfinished_uploads_and_old_versions_do_not_pile_up()
    {
        var rule = Assert.Single(Rules(Standard));

        Assert.Equal(7, (int?)rule["AbortIncompleteMultipartUpload"]!["DaysAfterInitiation"]);
        Assert.Equal(30, (int?)rule["NoncurrentVersionExpiration"]!["NoncurrentDays"]);
        Assert.True((bool?)rule["ExpiredObjectDeleteMarker"]);
    }

    private static List<JsonObject> Rules(Template template) =>
        [.. template.Single(Cfn.Bucket, "Logs").Properties["LifecycleConfiguration"]!["Rules"]!.AsArray().Select(rule => rule!.AsObject())];
}
