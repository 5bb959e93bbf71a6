using System.Text.Json.Nodes;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Tests;

/// <summary>Partitions are registered by a function, projected by Athena, or both.</summary>
public sealed class PartitioningTests
{
    [Theory]
    [InlineData(Partitioning.Lambda, true, false)]
    [InlineData(Partitioning.Projection, false, true)]
    [InlineData(Partitioning.Both, true, true)]
    public void The_option_decides_what_there_is(Partitioning partitioning, bool hasRegistrar, bool isProjected)
    {
        var template = Synthesis.Of(Synthesis.Options with { Partitioning = partitioning });

        Assert.Equal(2, template.OfType(Cfn.Permission).Count());
        Assert.Equal(hasRegistrar ? 4 : 3, template.OfType(Cfn.Function).Count());
        Assert.Equal(hasRegistrar, template.Single(Cfn.Bucket, "Logs").Properties.ContainsKey("NotificationConfiguration"));
        Assert.Equal(hasRegistrar, template.Outputs.ContainsKey("UnregisteredPartitions"));
        Assert.Equal(hasRegistrar ? 1 : 0, template.OfType(Cfn.EventSourceMapping).Count());
        NonEmpty.All(Tables(template), table => Assert.Equal(isProjected, Parameters(table).ContainsKey("projection.enabled")));
    }

    [Fact]
    public void A_projected_table_finds_each_hour_since_the_first_day_where_the_stream_writes_it()
    {
        var template = Synthesis.Of(Synthesis.Options with { Partitioning = Partitioning.Both, ProjectionStart = "2026-02-28" });
        var deployed = new Deployment(template);
        var bucket = deployed.Ref(template.Single(Cfn.Bucket, "Logs"));

        foreach (var table in Tables(template))
        {
            var name = (string)table.Properties["TableInput"]!["Name"]!;
            var parameters = deployed.Value(Parameters(table))!.AsObject();
            Assert.Equal(
                new Dictionary<string, string>
                {
                    ["EXTERNAL"] = "TRUE",
                    [StorageFormat.ClassificationKey] = StorageFormat.JsonLines.Classification,
                    ["projection.enabled"] = "true",
                    ["projection.date.type"] = "date",
                    ["projection.date.format"] = "yyyy-MM-dd",
                    ["projection.date.range"] = "2026-02-28,NOW",
                    ["projection.date.interval"] = "1",
                    ["projection.date.interval.unit"] = "DAYS",
                    ["projection.hour.type"] = "integer",
                    ["projection.hour.range"] = "0,23",
                    ["projection.hour.digits"] = "2",
                    ["storage.location.template"] = $"s3://{bucket}/{name}/date=${{date}}/hour=${{hour}}/",
                },
                parameters.ToDictionary(member => member.Key, member => (string)member.Value!));
        }
    }

    [Fact]
    public void S3_may_send_notifications_before_the_bucket_wants_to()
    {
        var template = Synthesis.Standard;
        var deployed = new Deployment(template);
        var bucket = template.Single(Cfn.Bucket, "Logs");
        var queue = template.Single(Cfn.Queue, "PartitionsNotifications");
        var policy = template.Single(Cfn.QueuePolicy, "PartitionsNotifications");

        Assert.Equal([policy.Id, queue.Id], bucket.Json["DependsOn"]!.AsArray().Select(id => (string)id!).Order(StringComparer.Ordinal).Reverse());
        var notification = Assert.Single(bucket.Properties["NotificationConfiguration"]!["QueueConfigurations"]!.AsArray())!;
        Assert.Equal("s3:ObjectCreated:*", (string?)notification["Event"]);
        Assert.Equal(deployed.Arn(queue), deployed.Text(notification["Queue"]));
        Assert.False(notification.AsObject().ContainsKey("Filter"));
    }

    [Fact]
    public void Notifications_come_to_the_registrar_in_batches_and_to_few_instances_at_once()
    {
        var template = Synthesis.Standard;
        var deployed = new Deployment(template);

        var mapping = deployed.Value(Assert.Single(template.OfType(Cfn.EventSourceMapping)).Properties)!;

        Assert.Equal(deployed.Arn(template.Single(Cfn.Queue, "PartitionsNotifications")), (string?)mapping["EventSourceArn"]);
        Assert.Equal(deployed.Ref(template.Single(Cfn.Function, "Partitions")), (string?)mapping["FunctionName"]);
        Assert.Equal(100, (int?)mapping["BatchSize"]);
        Assert.Equal(20, (int?)mapping["MaximumBatchingWindowInSeconds"]);
        Assert.Equal(5, (int?)mapping["ScalingConfig"]!["MaximumConcurrency"]);
        Assert.Equal("ReportBatchItemFailures", (string?)Assert.Single(mapping["FunctionResponseTypes"]!.AsArray()));
    }

    [Fact]
    public void A_notification_that_cannot_be_worked_off_comes_again_and_is_then_kept()
    {
        var template = Synthesis.Standard;
        var deployed = new Deployment(template);
        var failures = template.Single(Cfn.Queue, "PartitionsFailures");

        var queue = deployed.Value(template.Single(Cfn.Queue, "PartitionsNotifications").Properties)!;

        Assert.Equal(6 * (int)template.Single(Cfn.Function, "Partitions").Properties["Timeout"]!, (int?)queue["VisibilityTimeout"]);
        Assert.Equal(deployed.Arn(failures), (string?)queue["RedrivePolicy"]!["deadLetterTargetArn"]);
        Assert.Equal(5, (int?)queue["RedrivePolicy"]!["maxReceiveCount"]);
        Assert.True((int)queue["MessageRetentionPeriod"]! < (int)failures.Properties["MessageRetentionPeriod"]!);
    }

    [Fact]
    public void The_registrar_knows_its_database()
    {
        var deployed = new Deployment(Synthesis.Standard, parameters: [("GlueDatabaseName", "audit")]);

        var variables = Synthesis.Standard.Single(Cfn.Function, "Partitions").Properties["Environment"]!["Variables"]!;

        Assert.Equal("audit", deployed.Text(variables["EVENTLOGS_DATABASE"]));
    }

    // those of histories are always projected
    private static IEnumerable<Resource> Tables(Template template) =>
        template.OfType(Cfn.Table).Where(table => !table.Id.Contains("History", StringComparison.Ordinal));

    private static JsonObject Parameters(Resource table) => table.Properties["TableInput"]!["Parameters"]!.AsObject();
}
