using System.Text.RegularExpressions;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

/// <summary>
/// Which fault raises which alarm: what the fault does to the alarm's metric, by the metric's definition, crosses the alarm's threshold, what
/// happens without it does not, and the runbook has a section that names metric and definition.
/// </summary>
public sealed partial class AlarmFaultTests
{
    private const string Firehose = "https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html";
    private const string EventBridge = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html";
    private const string Lambda = "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html";
    private const string Sqs = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html";
    private const string Own = "#metrics";

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
    private static readonly IReadOnlyList<Resource> Alarms =
    [
        .. Synthesis.Standard.OfType(Cfn.Alarm),
        .. Synthesis.Of(Synthesis.Options with { OrganizationId = "o-a1b2c3d4e5" }).OfType(Cfn.Alarm),
        .. Synthesis.Member(Synthesis.Catalog).OfType(Cfn.Alarm),
    ];

    // no value: a period in which the service sends none
    private static readonly double?[] Nothing = [null, null];

    private static readonly Fault[] Faults =
    [
        // seconds; sent while there is something to deliver
        new("AlarmsFreshness", "the bucket's policy refuses the stream", "DeliveryToS3.DataFreshness", Firehose, [2_400], [61], Nothing),
        new("AlarmsFreshness", "the transform fails again and again", "DeliveryToS3.DataFreshness", Firehose, [1_801], [1_800]),
        new("AlarmsThrottled", "more records a second than the stream's quota", "ThrottledRecords", Firehose, [1], [0], Nothing),
        new("AlarmsFailed", "an event that its schema does not allow", "Failed", Own, [1], [0], Nothing),
        // a share of 1; the lowest of the period, so one failed invocation among many counts
        new("AlarmsUntransformed", "the transform was deleted", "ExecuteProcessing.Success", Firehose, [0], [1], Nothing),
        new("AlarmsUntransformed", "one of three invocations is throttled", "ExecuteProcessing.Success", Firehose, [0.66], [1]),
        // sent only if it is not zero; what is tried again does not count
        new("AlarmsUndelivered", "the rule's role may not put into the stream", "FailedInvocations", EventBridge, [1], Nothing),
        new("AlarmsLost", "the queue's policy refuses the rule, and so does the stream", "InvocationsFailedToBeSentToDlq", EventBridge, [1], Nothing),
        new("UndeliveredDeadLetters", "an event in the dead-letter queue", "ApproximateNumberOfMessagesVisible", Sqs, [1], [0], Nothing),
        new("MemberLost", "the queue's policy refuses the rule, and so does the bus", "InvocationsFailedToBeSentToDlq", EventBridge, [1], Nothing),
        // counts of the transform; none where nothing came
        new("HeartbeatScheduleMissing", "the schedule is disabled", "Mapped", Own, Nothing, [1, 1], [null, 1], [1, null]),
        new("HeartbeatScheduleMissing", "heartbeats are refused", "Mapped", Own, [0, 0], [2, 0]),
        new("TransformAlarmsErrors", "the transform crashes", "Errors", Lambda, [1], [0], Nothing),
        new("TransformAlarmsThrottles", "the account's concurrency is used up", "Throttles", Lambda, [1], [0], Nothing),
        new("TransformUnknown", "a rule for an event that the deployed transform does not know", "Failed", Own, [1], Nothing),
        new("PartitionsAlarmsErrors", "Glue refuses every partition", "Errors", Lambda, [1], [0], Nothing),
        // seconds since the oldest message was sent that is not deleted
        new("PartitionsNotifications", "the event source mapping is disabled", "ApproximateAgeOfOldestMessage", Sqs, [900], [25], [0]),
        new("PartitionsNotifications", "one message in each batch fails: third attempt", "ApproximateAgeOfOldestMessage", Sqs, [720], [360]),
        new("PartitionsFailures", "a notification that failed five times", "ApproximateNumberOfMessagesVisible", Sqs, [1], [0]),
        new("PartitionsAlarmsThrottles", "the account's concurrency is used up", "Throttles", Lambda, [1], [0]),
        new("DetailsAlarmsErrors", "CodeDeploy refuses the function", "Errors", Lambda, [1], [0], Nothing),
        new("DetailsFailures", "a deployment that could not be described three times", "ApproximateNumberOfMessagesVisible", Sqs, [1], [0]),
        new("DetailsAlarmsThrottles", "the account's concurrency is used up", "Throttles", Lambda, [1], [0]),
        new("DetailsEndsUndelivered", "the function's permission is gone", "FailedInvocations", EventBridge, [1], Nothing),
        new("DetailsEndsLost", "the permissions of function and queue are gone", "InvocationsFailedToBeSentToDlq", EventBridge, [1], Nothing),
        new("HistoryAlarmsErrors", "Athena refuses the query of a day", "Errors", Lambda, [1], [0], Nothing),
        new("HistoryFailures", "a run that failed three times", "ApproximateNumberOfMessagesVisible", Sqs, [1], [0]),
        new("HistoryAlarmsThrottles", "the account's concurrency is used up", "Throttles", Lambda, [1], [0]),
        new("HistoryLate", "a day is not folded two days after it should be", "LateDays", Own, [1], [0], Nothing),
    ];

    private static readonly string[] AllNames = [.. Alarms.Select(NameOf).Distinct().Order(StringComparer.Ordinal)];

    public static TheoryData<string> Names { get; } = [.. AllNames];

    public static TheoryData<int> FaultIndexes { get; } = [.. Enumerable.Range(0, Faults.Length)];

    [Theory]
    [MemberData(nameof(FaultIndexes))]
    public void The_fault_raises_the_alarm_and_its_absence_does_not(int index)
    {
        var fault = Faults[index];

        NonEmpty.All(Alarms.Where(alarm => NameOf(alarm) == fault.Alarm), alarm =>
        {
            Assert.Equal(fault.Metric, (string?)alarm.Properties["MetricName"]);
            Assert.True(IsRaised(alarm, fault.Values), fault.What);
            NonEmpty.All(fault.WithoutIt, values => Assert.False(IsRaised(alarm, values), fault.What));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_alarm_has_a_fault_that_raises_it_and_a_section_of_the_runbook(string name)
    {
        var faults = Faults.Where(fault => fault.Alarm == name).ToList();

        var section = Assert.Single(Sections(), section => section.Name == name).Text;
        Assert.Single(Regex.Matches(section, @"\n\*\*What to do\.\*\* "));
        NonEmpty.All(faults, fault =>
        {
            Assert.Contains($"`{fault.Metric}`", section, StringComparison.Ordinal);
            Assert.Contains($"({fault.Source})", section, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_section_is_of_an_alarm() =>
        Assert.Equal(AllNames, Sections().Select(section => section.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("docs/operations.md")]
    [InlineData("https://wiki.example.com/event-logs")]
    public void The_text_of_an_alarm_begins_with_its_name_and_ends_with_the_address_of_its_section(string runbook)
    {
        var template = Synthesis.Of(Synthesis.Options with { Runbook = runbook });

        NonEmpty.All(template.OfType(Cfn.Alarm), alarm =>
        {
            var name = NameOf(alarm);
            // the name that CloudFormation makes up has the logical id in it
            Assert.Contains(name, alarm.Id, StringComparison.Ordinal);
            Assert.EndsWith($". What to do: {runbook}#{name.ToLowerInvariant()}", Text(alarm), StringComparison.Ordinal);
            Assert.InRange(Text(alarm).Length, 1, 1_024);
        });
    }

    [Fact]
    public void The_texts_of_alarms_of_an_event_name_its_table()
    {
        foreach (var table in Synthesis.Catalog.Events.Select(definition => definition.Table.Name))
        {
            var alarms = Synthesis.Standard.OfType(Cfn.Alarm).Where(alarm => NameOf(alarm).StartsWith("Alarms", StringComparison.Ordinal) && Text(alarm).Contains($"for {table} ", StringComparison.Ordinal));
            Assert.Equal(5, alarms.Count(alarm => NameOf(alarm) != "AlarmsUntransformed"));
        }
    }

    /// <summary>Whether an alarm is raised by the values of the last periods, as CloudWatch evaluates it.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html</remarks>
    private static bool IsRaised(Resource alarm, double?[] values)
    {
        var periods = (int)alarm.Properties["EvaluationPeriods"]!;
        Assert.True(values.Length >= periods, $"There are {values.Length} of {periods} values.");
        var threshold = (double)alarm.Properties["Threshold"]!;
        return values[^periods..].All(value => value is { } number
            ? (string?)alarm.Properties["ComparisonOperator"] switch
            {
                "GreaterThanThreshold" => number > threshold,
                "LessThanThreshold" => number < threshold,
                var other => throw new NotSupportedException(other),
            }
            : (string?)alarm.Properties["TreatMissingData"] == "breaching");
    }

    private static string Text(Resource alarm) => (string)alarm.Properties["AlarmDescription"]!;

    private static string NameOf(Resource alarm) => Text(alarm).Split(':')[0];

    private static IEnumerable<(string Name, string Text)> Sections()
    {
        var alarms = Page[Page.IndexOf("\n## Alarms\n", StringComparison.Ordinal)..];
        alarms = alarms[..alarms.IndexOf("\n## Metrics\n", StringComparison.Ordinal)];
        return Section.Matches(alarms).Select(match => (match.Groups["name"].Value, match.Groups["text"].Value));
    }

    [GeneratedRegex(@"^### (?<name>[A-Za-z]+)\n(?<text>[\s\S]*?)(?=^### |\z)", RegexOptions.Multiline)]
    private static partial Regex Section { get; }

    /// <summary>What can go wrong, and what it does to a metric.</summary>
    /// <param name="Alarm">The alarm's name.</param>
    /// <param name="What">What goes wrong.</param>
    /// <param name="Metric">The metric.</param>
    /// <param name="Source">Where it is defined.</param>
    /// <param name="Values">Its values then, a period each.</param>
    /// <param name="WithoutIt">Its values while nothing is wrong: alternatives.</param>
    private sealed record Fault(string Alarm, string What, string Metric, string Source, double?[] Values, params double?[][] WithoutIt);
}
