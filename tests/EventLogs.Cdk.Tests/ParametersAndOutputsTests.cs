using System.Text.RegularExpressions;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

public sealed class ParametersAndOutputsTests
{
    private static readonly Template Standard = Synthesis.Standard;

    [Theory]
    [InlineData("GlueDatabaseName", "String", "codedeploy_event_logs")]
    [InlineData("BufferingHintsSizeInMBs", "Number", "1")]
    [InlineData("BufferingHintsIntervalInSeconds", "Number", "60")]
    [InlineData("TransformBufferIntervalInSeconds", "String", "60")]
    public void The_template_has_the_parameter(string name, string type, string standard)
    {
        var parameter = Standard.Parameters[name]!;

        Assert.Equal(type, (string?)parameter["Type"]);
        Assert.Equal(standard, parameter["Default"]!.ToString());
        Assert.NotEmpty((string)parameter["Description"]!);
        Assert.NotEmpty((string)parameter["ConstraintDescription"]!);
    }

    [Theory]
    [InlineData("BufferingHintsSizeInMBs", 1, 128)]
    [InlineData("BufferingHintsIntervalInSeconds", 0, 900)]
    public void A_number_keeps_to_the_limits_of_the_service(string name, int min, int max)
    {
        Assert.Equal(min, (int?)Standard.Parameters[name]!["MinValue"]);
        Assert.Equal(max, (int?)Standard.Parameters[name]!["MaxValue"]);
    }

    [Fact]
    public void What_the_transform_waits_is_a_number_of_seconds_that_firehose_takes()
    {
        var pattern = (string)Standard.Parameters["TransformBufferIntervalInSeconds"]!["AllowedPattern"]!;

        Assert.Equal(
            Enumerable.Range(0, 901).Select(seconds => $"{seconds}"),
            Enumerable.Range(-2, 2_000).Select(seconds => $"{seconds}").Append("07").Append("").Append("1.5").Where(text => Regex.IsMatch(text, pattern)));
    }

    [Theory]
    [InlineData("codedeploy_event_logs", true)]
    [InlineData("logs2", true)]
    [InlineData("", false)]
    [InlineData("Logs", false)]
    [InlineData("event-logs", false)]
    public void A_database_name_is_one_that_Athena_takes_without_quotes(string name, bool isAllowed) =>
        Assert.Equal(isAllowed, Regex.IsMatch(name, (string)Standard.Parameters["GlueDatabaseName"]!["AllowedPattern"]!));

    [Fact]
    public void The_buffering_parameters_reach_every_stream()
    {
        var deployed = new Deployment(Standard, parameters: [("BufferingHintsSizeInMBs", 5), ("BufferingHintsIntervalInSeconds", 300)]);

        NonEmpty.All(Standard.OfType(Cfn.DeliveryStream), stream =>
        {
            var hints = deployed.Value(stream.Properties["ExtendedS3DestinationConfiguration"]!["BufferingHints"])!;
            Assert.Equal(5, (int?)hints["SizeInMBs"]);
            Assert.Equal(300, (int?)hints["IntervalInSeconds"]);
        });
    }

    [Fact]
    public void The_outputs_tell_where_everything_is()
    {
        var deployed = new Deployment(Standard, parameters: [("GlueDatabaseName", "audit")]);
        string Ref(string type, string id) => deployed.Ref(Standard.Single(type, id));

        var outputs = Standard.Outputs.ToDictionary(output => output.Key, output => deployed.Text(output.Value!["Value"]));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["GlueDatabaseName"] = "audit",
                ["LogBucket"] = Ref(Cfn.Bucket, "Logs"),
                ["DeliveryStreamLogGroup"] = Ref(Cfn.LogGroup, "DeliveryLog"),
                ["DeliveryStreamLogStream"] = "S3Delivery",
                ["AthenaWorkGroup"] = "EventLogs",
                ["UndeliveredEvents"] = Ref(Cfn.Queue, "Undelivered"),
                ["UnregisteredPartitions"] = Ref(Cfn.Queue, "PartitionsFailures"),
                ["UndescribedDeployments"] = Ref(Cfn.Queue, "Details"),
                ["HistoryFunction"] = Ref(Cfn.Function, "History"),
                ["HistoryFailures"] = Ref(Cfn.Queue, "History"),
                ["Dashboard"] = Ref(Cfn.Dashboard, "Dashboard"),
                ["CommitsTable"] = "commits",
                ["DeploymentDetailsTable"] = "deployment_details",
                ["DeploymentStateChangeTable"] = "deployment_state_change",
                ["HeartbeatTable"] = "heartbeat",
                ["InstanceStateChangeTable"] = "instance_state_change",
                ["TargetDetailsTable"] = "target_details",
            },
            outputs);
    }

    [Fact]
    public void Tables_with_names_that_are_alike_or_long_have_an_output_each()
    {
        string[] names = ["a_b", "a__b", "c", new string('d', 254) + "1", new string('d', 254) + "2"];
        var catalog = new EventLogsCatalog([.. names.Select(SyntheticCatalog.Event)], []);

        var template = Assert.Single(Synthesis.All(catalog, Synthesis.Options));

        var tables = template.Outputs.Where(output => output.Key.EndsWith("Table", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            tables.Select(output => (string)output.Value!["Value"]!).Order(StringComparer.Ordinal));
        Assert.Contains("CTable", tables.Select(output => output.Key));
        NonEmpty.All(tables, output => Assert.Matches("^[A-Za-z0-9]{1,255}$", output.Key));
    }
}
