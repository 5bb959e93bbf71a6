using System.Text.Json.Nodes;
using EventLogs.Cdk.Tests.Security;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

public sealed class AlarmTests
{
    private const string Bus = "aws.partner/example.com/a";
    private static readonly string[] RuleMetrics = ["FailedInvocations", "InvocationsFailedToBeSentToDlq"];
    private const string Topic = "arn:aws:sns:eu-west-1:111122223333:ops";

    [Fact]
    public void Whatever_can_go_wrong_raises_an_alarm()
    {
        var template = Synthesis.Standard;
        var deployed = new Deployment(template);
        string Ref(string type, string id) => deployed.Ref(template.Single(type, id));
        string Queue(string id) => deployed.Text(Get(template.Single(Cfn.Queue, id), "QueueName"));
        string Name(string type, string table) => Ref(type, table.Replace("_", "", StringComparison.Ordinal));

        var expected = new List<string>
        {
            $"AWS/Lambda Errors Sum > 0: FunctionName={Ref(Cfn.Function, "Transform")}",
            $"AWS/Lambda Throttles Sum > 0: FunctionName={Ref(Cfn.Function, "Transform")}",
            $"AWS/Lambda Errors Sum > 0: FunctionName={Ref(Cfn.Function, "Partitions")}",
            $"AWS/Lambda Throttles Sum > 0: FunctionName={Ref(Cfn.Function, "Partitions")}",
            $"AWS/SQS ApproximateNumberOfMessagesVisible Maximum > 0: QueueName={Queue("Undelivered")}",
            $"AWS/SQS ApproximateNumberOfMessagesVisible Maximum > 0: QueueName={Queue("PartitionsFailures")}",
            $"AWS/SQS ApproximateAgeOfOldestMessage Maximum > 600: QueueName={Queue("PartitionsNotifications")}",
            $"AWS/Lambda Errors Sum > 0: FunctionName={Ref(Cfn.Function, "History")}",
            $"AWS/Lambda Throttles Sum > 0: FunctionName={Ref(Cfn.Function, "History")}",
            $"AWS/SQS ApproximateNumberOfMessagesVisible Maximum > 0: QueueName={Queue("History")}",
            "EventLogs Mapped Sum < 1: Stack=EventLogs, Table=heartbeat",
            "EventLogs LateDays Maximum > 0: Stack=EventLogs, Table=(all)",
            "EventLogs Failed Sum > 0: Stack=EventLogs, Table=(none)",
            $"AWS/Lambda Errors Sum > 0: FunctionName={Ref(Cfn.Function, "Details")}",
            $"AWS/Lambda Throttles Sum > 0: FunctionName={Ref(Cfn.Function, "Details")}",
            $"AWS/SQS ApproximateNumberOfMessagesVisible Maximum > 0: QueueName={Queue("Details")}",
            $"AWS/Events FailedInvocations Sum > 0: RuleName={Ref(Cfn.Rule, "Details")}",
            $"AWS/Events InvocationsFailedToBeSentToDlq Sum > 0: RuleName={Ref(Cfn.Rule, "Details")}",
        };
        foreach (var table in Synthesis.Catalog.Events.Select(definition => definition.Table.Name))
        {
            expected.Add($"AWS/Firehose DeliveryToS3.DataFreshness Maximum > 1800: DeliveryStreamName={Name(Cfn.DeliveryStream, table)}");
            expected.Add($"AWS/Firehose ThrottledRecords Sum > 0: DeliveryStreamName={Name(Cfn.DeliveryStream, table)}");
            expected.Add($"EventLogs Failed Sum > 0: Stack=EventLogs, Table={table}");
            expected.Add($"AWS/Firehose ExecuteProcessing.Success Minimum < 1: DeliveryStreamName={Name(Cfn.DeliveryStream, table)}");
            expected.Add($"AWS/Events FailedInvocations Sum > 0: RuleName={Name(Cfn.Rule, table)}");
            expected.Add($"AWS/Events InvocationsFailedToBeSentToDlq Sum > 0: RuleName={Name(Cfn.Rule, table)}");
        }

        Assert.Equal(expected.Order(), Alarms(template).Select(alarm => Describe(alarm, deployed)).Order());
    }

    [Fact]
    public void The_metrics_of_a_rule_on_another_bus_name_the_bus()
    {
        var template = Synthesis.Of(Synthesis.Options with { EventBusName = Bus });
        var deployed = new Deployment(template);

        var alarms = Alarms(template).Where(alarm => (string)alarm.Properties["Namespace"]! == "AWS/Events");

        Assert.Equal(
            template.OfType(Cfn.Rule)
                .Where(rule => (string?)rule.Properties["EventBusName"] == Bus)
                .SelectMany(rule => RuleMetrics
                    .Select(metric => $"AWS/Events {metric} Sum > 0: EventBusName={Bus}, RuleName={deployed.Ref(rule)}"))
                .Order(),
            alarms.Select(alarm => Describe(alarm, deployed)).Order());
    }

    [Fact]
    public void Without_events_there_is_no_alarm_but_for_the_heartbeat() => Assert.Equal(
        ["HeartbeatScheduleMissing"],
        Alarms(Synthesis.Standard).Where(alarm => (string?)alarm.Properties["TreatMissingData"] != "notBreaching").Select(alarm => LogicalId.WithoutHash(alarm.Id)));

    [Fact]
    public void Alarms_notify_the_topic_of_the_options()
    {
        NonEmpty.All(Alarms(Synthesis.Standard), alarm => Assert.False(alarm.Properties.ContainsKey("AlarmActions")));
        NonEmpty.All(
            Alarms(Synthesis.Of(Synthesis.Options with { AlarmTopicArn = Topic })),
            alarm => Assert.Equal(Topic, (string?)Assert.Single(alarm.Properties["AlarmActions"]!.AsArray())));
    }

    private static IEnumerable<Resource> Alarms(Template template) => template.OfType(Cfn.Alarm);

    private static string Describe(Resource alarm, Deployment deployed)
    {
        var properties = deployed.Value(alarm.Properties)!;
        var dimensions = properties["Dimensions"]!.AsArray().Select(dimension => $"{dimension!["Name"]}={dimension["Value"]}");
        var metric = $"{properties["Namespace"]} {properties["MetricName"]} {properties["Statistic"]}";
        var comparison = (string?)properties["ComparisonOperator"] switch
        {
            "GreaterThanThreshold" => ">",
            "LessThanThreshold" => "<",
            var other => other,
        };
        return $"{metric} {comparison} {properties["Threshold"]}: {string.Join(", ", dimensions)}";
    }

    private static JsonObject Get(Resource resource, string attribute) =>
        new() { ["Fn::GetAtt"] = new JsonArray(resource.Id, attribute) };
}
