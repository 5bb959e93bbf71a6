using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

public sealed class AlarmTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:111122223333:ops";

    [Fact]
    public void Whatever_can_go_wrong_raises_an_alarm()
    {
        var template = Synthesis.Standard;
        var deployed = new Deployment(template);
        string Ref(string type, string id) => deployed.Ref(template.Single(type, id));
        string Queue(string id) => deployed.Text(Get(template.Single("AWS::SQS::Queue", id), "QueueName"));
        string Name(string type, string table) => Ref(type, table.Replace("_", "", StringComparison.Ordinal));

        var expected = new List<string>
        {
            $"AWS/Lambda Errors Sum > 0: FunctionName={Ref("AWS::Lambda::Function", "Transform")}",
            $"AWS/Lambda Throttles Sum > 0: FunctionName={Ref("AWS::Lambda::Function", "Transform")}",
            $"AWS/Lambda Errors Sum > 0: FunctionName={Ref("AWS::Lambda::Function", "Partitions")}",
            $"AWS/Lambda Throttles Sum > 0: FunctionName={Ref("AWS::Lambda::Function", "Partitions")}",
            $"AWS/SQS ApproximateNumberOfMessagesVisible Maximum > 0: QueueName={Queue("Undelivered")}",
            $"AWS/SQS ApproximateNumberOfMessagesVisible Maximum > 0: QueueName={Queue("Partitions")}",
            "EventLogs Failed Sum > 0: Table=(none)",
        };
        foreach (var table in Synthesis.Catalog.Events.Select(definition => definition.Table.Name))
        {
            expected.Add($"AWS/Firehose DeliveryToS3.DataFreshness Maximum > 1800: DeliveryStreamName={Name("AWS::KinesisFirehose::DeliveryStream", table)}");
            expected.Add($"AWS/Firehose ThrottledRecords Sum > 0: DeliveryStreamName={Name("AWS::KinesisFirehose::DeliveryStream", table)}");
            expected.Add($"EventLogs Failed Sum > 0: Table={table}");
            expected.Add($"AWS/Events FailedInvocations Sum > 0: RuleName={Name("AWS::Events::Rule", table)}");
        }

        Assert.Equal(expected.Order(), Alarms(template).Select(alarm => Describe(alarm, deployed)).Order());
    }

    [Fact]
    public void The_metrics_of_a_rule_on_another_bus_name_the_bus()
    {
        var template = Synthesis.Of(Synthesis.Options with { EventBusName = "aws.partner/example.com/a" });
        var deployed = new Deployment(template);

        var alarms = Alarms(template).Where(alarm => (string)alarm.Properties["MetricName"]! == "FailedInvocations");

        Assert.Equal(
            template.OfType("AWS::Events::Rule")
                .Select(rule => $"AWS/Events FailedInvocations Sum > 0: EventBusName=aws.partner/example.com/a, RuleName={deployed.Ref(rule)}")
                .Order(),
            alarms.Select(alarm => Describe(alarm, deployed)).Order());
    }

    [Fact]
    public void Without_events_there_is_no_alarm() =>
        Assert.All(Alarms(Synthesis.Standard), alarm => Assert.Equal("notBreaching", (string?)alarm.Properties["TreatMissingData"]));

    [Fact]
    public void Alarms_notify_the_topic_of_the_options()
    {
        Assert.All(Alarms(Synthesis.Standard), alarm => Assert.False(alarm.Properties.ContainsKey("AlarmActions")));
        Assert.All(
            Alarms(Synthesis.Of(Synthesis.Options with { AlarmTopicArn = Topic })),
            alarm => Assert.Equal(Topic, (string?)Assert.Single(alarm.Properties["AlarmActions"]!.AsArray())));
    }

    private static IEnumerable<Resource> Alarms(Template template) => template.OfType("AWS::CloudWatch::Alarm");

    private static string Describe(Resource alarm, Deployment deployed)
    {
        var properties = deployed.Value(alarm.Properties)!;
        var dimensions = properties["Dimensions"]!.AsArray().Select(dimension => $"{dimension!["Name"]}={dimension["Value"]}");
        Assert.Equal("GreaterThanThreshold", (string?)properties["ComparisonOperator"]);
        return $"{properties["Namespace"]} {properties["MetricName"]} {properties["Statistic"]} > {properties["Threshold"]}: {string.Join(", ", dimensions)}";
    }

    private static System.Text.Json.Nodes.JsonObject Get(Resource resource, string attribute) =>
        new() { ["Fn::GetAtt"] = new System.Text.Json.Nodes.JsonArray(resource.Id, attribute) };
}
