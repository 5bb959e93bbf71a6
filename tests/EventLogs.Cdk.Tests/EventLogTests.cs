using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Tests;

/// <summary>Event logs in a stack that is not ours, on what is there already.</summary>
public sealed class EventLogTests
{
    private const string KeyArn = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666";

    private static readonly Lazy<Template> Made = new(() => Make("orders", [.. SyntheticCatalog.Small.Events]));

    [Fact]
    public void It_lies_in_the_bucket_and_the_database_that_are_there()
    {
        var deployed = new Deployment(Made.Value);

        Assert.Empty(Made.Value.OfType(Cfn.Bucket));
        Assert.Empty(Made.Value.OfType("AWS::Glue::Database"));
        Assert.DoesNotContain(Made.Value.Parameters, parameter => parameter.Key != "BootstrapVersion");
        NonEmpty.All(Made.Value.OfType("AWS::Glue::Table"), table =>
        {
            Assert.Equal("shop", (string?)table.Properties["DatabaseName"]);
            Assert.StartsWith("s3://company-lake/", (string?)table.Properties["TableInput"]!["StorageDescriptor"]!["Location"], StringComparison.Ordinal);
            Assert.Equal("true", (string?)table.Properties["TableInput"]!["Parameters"]!["projection.enabled"]);
        });
        NonEmpty.All(Made.Value.OfType(Cfn.DeliveryStream), stream =>
            Assert.Equal("arn:aws:s3:::company-lake", deployed.Text(stream.Properties["ExtendedS3DestinationConfiguration"]!["BucketARN"])));
    }

    [Fact]
    public void Its_rule_listens_on_the_bus_and_its_stream_may_use_the_key()
    {
        NonEmpty.All(Made.Value.OfType(Cfn.Rule), rule => Assert.Equal("orders", (string?)rule.Properties["EventBusName"]));

        var statements = Made.Value.OfType("AWS::IAM::Role")
            .SelectMany(role => role.Properties["Policies"]?.AsArray() ?? [])
            .SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray())
            .Where(statement => statement!["Resource"]?.ToString() == KeyArn)
            .Select(statement => string.Join(' ', statement!["Action"]!.AsArray()));
        Assert.Equal(["kms:GenerateDataKey kms:Decrypt", "kms:GenerateDataKey kms:Decrypt"], statements);
    }

    [Fact]
    public void Without_a_bus_the_rule_listens_on_the_one_that_the_schema_names() =>
        Assert.Equal(["orders", "default"], Make(null, SyntheticCatalog.Event("there") with { Bus = "orders" }, SyntheticCatalog.Event("here"))
            .OfType(Cfn.Rule).Select(rule => (string?)rule.Properties["EventBusName"]).OrderDescending(StringComparer.Ordinal));

    [Fact]
    public void Several_share_one_function() => Assert.Single(Made.Value.OfType(Cfn.Function));

    private static Template Make(string? bus, params EventDefinition[] events)
    {
        using var folder = new TempFolder();
        NodeWarnings.Silence();
        lock (Synthesis.Gate)
        {
            var app = new App(new AppProps { Outdir = folder.Path, AnalyticsReporting = false });
            var stack = new Stack(app, "Shop");
            var props = new EventLogProps
            {
                Bucket = Bucket.FromBucketName(stack, "Lake", "company-lake"),
                DatabaseName = "shop",
                EventBus = bus is null ? null : EventBus.FromEventBusName(stack, "Bus", bus),
                EncryptionKey = Key.FromKeyArn(stack, "Key", KeyArn),
                Transform = new EventLogTransform(stack, "Transform", Packages.Folder),
            };
            foreach (var definition in events)
                _ = new EventLog(stack, definition.Table.Name, definition, props);
            app.Synth();
        }

        return new Template("Shop", File.ReadAllText(folder["Shop.template.json"]));
    }
}
