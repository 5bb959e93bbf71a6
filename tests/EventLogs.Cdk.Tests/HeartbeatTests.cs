using System.Text;
using System.Text.Json.Nodes;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.CdkApp.Options;
using EventLogs.Generated;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Cdk.Tests;

/// <summary>A heartbeat goes the way of every event, and is missed when it does not arrive.</summary>
public sealed class HeartbeatTests
{
    private static readonly Template Standard = Synthesis.Standard;
    private static readonly Deployment Deployed = new(Standard);
    private static readonly EventDefinition Heartbeat = EventCatalog.Events.Single(definition => definition.Id == "eventlogs/heartbeat");

    [Fact]
    public void The_schedule_puts_one_onto_the_bus_every_hour()
    {
        var schedule = Deployed.Value(Standard.Single(Cfn.Schedule, "Heartbeat").Properties)!;

        Assert.Equal("rate(1 hour)", (string?)schedule["ScheduleExpression"]);
        Assert.Equal("OFF", (string?)schedule["FlexibleTimeWindow"]!["Mode"]);
        Assert.Equal($"arn:aws:events:eu-west-1:{Deployment.Account}:event-bus/default", (string?)schedule["Target"]!["Arn"]);
        Assert.Equal(Deployed.Arn(Standard.Single(Cfn.Role, "HeartbeatSchedule")), (string?)schedule["Target"]!["RoleArn"]);
    }

    [Fact]
    public void What_it_puts_is_an_event_that_fills_every_column()
    {
        var target = Deployed.Value(Standard.Single(Cfn.Schedule, "Heartbeat").Properties)!["Target"]!;
        var detail = ((string)target["Input"]!).Replace("<aws.scheduler.scheduled-time>", "2026-11-28T10:00:00Z", StringComparison.Ordinal);
        var heartbeat = new JsonObject
        {
            ["version"] = "0",
            ["id"] = "6f1e2d3c-4b5a-4968-8776-5a4b3c2d1e01",
            ["detail-type"] = (string?)target["EventBridgeParameters"]!["DetailType"],
            ["source"] = (string?)target["EventBridgeParameters"]!["Source"],
            ["account"] = Deployment.Account,
            ["time"] = "2026-11-28T10:00:01Z",
            ["region"] = "eu-west-1",
            ["resources"] = new JsonArray(),
            ["detail"] = JsonNode.Parse(detail),
        };
        var line = new LineBuffer();

        Assert.Equal(MapResult.Mapped, Heartbeat.Mapper(Encoding.UTF8.GetBytes(heartbeat.ToJsonString()), new EventWorkspace(), line));

        var row = JsonNode.Parse(line.Written)!.AsObject();
        Assert.Equal(Heartbeat.Table.Columns.Select(column => column.Key).Order(), row.Select(member => member.Key).Order());
        Assert.Equal("EventLogs", (string?)row["stack"]);
    }

    [Theory]
    [InlineData("EventLogs")]
    [InlineData("Audit")]
    public void The_rule_takes_what_its_own_schedule_puts(string stack)
    {
        var template = Synthesis.Of(Synthesis.Options with { StackName = stack });
        var deployed = new Deployment(template, parameters: ("AWS::StackName", stack));

        var detail = JsonNode.Parse((string)deployed.Value(template.Single(Cfn.Schedule, "Heartbeat").Properties)!["Target"]!["Input"]!)!;
        var pattern = deployed.Value(template.Single(Cfn.Rule, "heartbeat").Properties["EventPattern"])!["detail"]!.AsObject();

        NonEmpty.All(pattern, member => Assert.Equal((string?)detail[member.Key], (string?)Assert.Single(member.Value!.AsArray())));
        Assert.Equal(stack, (string?)detail["stack"]);
    }

    [Fact]
    public void It_is_missed_after_two_hours()
    {
        var alarm = Deployed.Value(Standard.Single(Cfn.Alarm, "HeartbeatScheduleMissing").Properties)!;

        Assert.Equal(3_600, (int?)alarm["Period"]);
        Assert.Equal(2, (int?)alarm["EvaluationPeriods"]);
        Assert.Equal("breaching", (string?)alarm["TreatMissingData"]);
    }

    [Fact]
    public void A_nested_stack_takes_the_heartbeat_of_the_whole()
    {
        var templates = Synthesis.All(Synthesis.Catalog, Synthesis.Options with { NestedStacks = true, StackName = "Whole" });

        var rule = templates.SelectMany(template => template.OfType(Cfn.Rule)).Single(rule => rule.Id.StartsWith("heartbeat", StringComparison.Ordinal));

        Assert.Equal("""{"stack":["Whole"]}""", rule.Properties["EventPattern"]!["detail"]!.ToJsonString());
    }

    [Fact]
    public void Without_it_there_is_nothing_of_it_but_the_table()
    {
        var template = Synthesis.Of(Synthesis.Options with { Heartbeat = false });

        Assert.DoesNotContain(template.Resources, resource => resource.Id.StartsWith("Heartbeat", StringComparison.Ordinal));
        Assert.Contains("HeartbeatTable", template.Outputs.Select(output => output.Key));
    }

    [Fact]
    public void A_catalog_without_the_event_has_no_heartbeat()
    {
        var template = Assert.Single(Synthesis.All(SyntheticCatalog.Small, Synthesis.Options));

        Assert.DoesNotContain(template.Resources, resource => resource.Id.StartsWith("Heartbeat", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_partner_bus_takes_no_event_of_ours()
    {
        var context = new Dictionary<string, object> { ["eventBusName"] = "aws.partner/example.com/a" };

        var (options, errors) = OptionsReader.Read(context.GetValueOrDefault);

        Assert.Empty(errors);
        Assert.DoesNotContain(Synthesis.Of(Synthesis.Options with { EventBusName = options.EventBusName }).OfType(Cfn.Schedule), schedule => schedule.Id.StartsWith("Heartbeat", StringComparison.Ordinal));
    }
}
