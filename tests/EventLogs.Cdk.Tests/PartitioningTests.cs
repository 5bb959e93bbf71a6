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

        Assert.Equal(hasRegistrar ? 3 : 2, template.OfType(Cfn.Permission).Count());
        Assert.Equal(hasRegistrar ? 4 : 3, template.OfType(Cfn.Function).Count());
        Assert.Equal(hasRegistrar, template.Single(Cfn.Bucket, "Logs").Properties.ContainsKey("NotificationConfiguration"));
        Assert.Equal(hasRegistrar, template.Outputs.ContainsKey("UnregisteredPartitions"));
        Assert.Equal(hasRegistrar, template.Parameters.ContainsKey("PartitionConcurrency"));
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
    public void S3_may_invoke_the_registrar_before_the_bucket_wants_to()
    {
        var template = Synthesis.Standard;
        var deployed = new Deployment(template);
        var bucket = template.Single(Cfn.Bucket, "Logs");
        var permission = template.Single(Cfn.Permission, "Partitions");
        var registrar = deployed.Arn(template.Single(Cfn.Function, "Partitions"));

        Assert.Equal([permission.Id], bucket.Json["DependsOn"]!.AsArray().Select(id => (string)id!));
        Assert.Equal("s3.amazonaws.com", (string?)permission.Properties["Principal"]);
        Assert.Equal("lambda:InvokeFunction", (string?)permission.Properties["Action"]);
        Assert.Equal(registrar, deployed.Text(permission.Properties["FunctionName"]));
        Assert.Equal(deployed.Arn(bucket), deployed.Text(permission.Properties["SourceArn"]));
        Assert.Equal(Deployment.Account, deployed.Text(permission.Properties["SourceAccount"]));
        var notification = Assert.Single(bucket.Properties["NotificationConfiguration"]!["LambdaConfigurations"]!.AsArray())!;
        Assert.Equal("s3:ObjectCreated:*", (string?)notification["Event"]);
        Assert.Equal(registrar, deployed.Text(notification["Function"]));
        Assert.False(notification.AsObject().ContainsKey("Filter"));
    }

    [Fact]
    public void A_notification_that_cannot_be_worked_off_is_tried_again_and_then_kept()
    {
        var template = Synthesis.Standard;
        var deployed = new Deployment(template);

        var retries = deployed.Value(template.Single(Cfn.EventInvokeConfig, "Partitions").Properties)!;

        Assert.Equal(deployed.Ref(template.Single(Cfn.Function, "Partitions")), (string?)retries["FunctionName"]);
        Assert.Equal(2, (int?)retries["MaximumRetryAttempts"]);
        Assert.Equal(21_600, (int?)retries["MaximumEventAgeInSeconds"]);
        Assert.Equal(
            deployed.Arn(template.Single(Cfn.Queue, "Partitions")), (string?)retries["DestinationConfig"]!["OnFailure"]!["Destination"]);
    }

    [Fact]
    public void The_registrar_knows_its_database()
    {
        var deployed = new Deployment(Synthesis.Standard, parameters: [("GlueDatabaseName", "audit")]);

        var variables = Synthesis.Standard.Single(Cfn.Function, "Partitions").Properties["Environment"]!["Variables"]!;

        Assert.Equal("audit", deployed.Text(variables["EVENTLOGS_DATABASE"]));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(7, 7)]
    public void The_concurrency_of_the_registrar_is_a_parameter(int given, int? expected)
    {
        var deployed = new Deployment(Synthesis.Standard, parameters: [("PartitionConcurrency", given)]);

        var function = deployed.Value(Synthesis.Standard.Single(Cfn.Function, "Partitions").Properties)!;

        Assert.Equal(expected, (int?)function["ReservedConcurrentExecutions"]);
    }

    // those of histories are always projected
    private static IEnumerable<Resource> Tables(Template template) =>
        template.OfType(Cfn.Table).Where(table => !table.Id.Contains("History", StringComparison.Ordinal));

    private static JsonObject Parameters(Resource table) => table.Properties["TableInput"]!["Parameters"]!.AsObject();
}
