using System.Collections.Immutable;
using System.Text.Json.Nodes;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.Generated;

namespace EventLogs.Cdk.Tests;

/// <summary>What asks CodeDeploy for the details of deployments that have ended.</summary>
public sealed class DetailsTests
{
    private static readonly Template Standard = Synthesis.Standard;
    private static readonly Deployment Deployed = new(Standard);

    /// <summary>On the bus of a partner there are no events of one's own, and in the template of members no function at all.</summary>
    [Fact]
    public void A_stack_needs_the_packages_of_the_functions_that_it_has()
    {
        var options = Synthesis.Options with { Packages = "/nowhere" };

        Assert.Equal(4, EventLogsStack.Problems(Synthesis.Catalog, options).Length);
        Assert.Equal(3, EventLogsStack.Problems(Synthesis.Catalog, options with { EventBusName = "aws.partner/example.com/a" }).Length);
        Assert.Empty(EventLogsStack.Problems(Synthesis.Catalog, options with { Member = true }));
    }

    [Fact]
    public void The_function_puts_its_events_onto_their_bus_of_which_there_is_one()
    {
        var puts = Assert.Single(Synthesis.Catalog.Enrichments).Puts;
        var options = Synthesis.Options with { Buses = ImmutableSortedDictionary<string, string>.Empty.Add("details", "details-prod") };
        EventLogsCatalog On(params ReadOnlySpan<string> ids)
        {
            var moved = ids.ToArray();
            return Synthesis.Catalog with { Events = [.. Synthesis.Catalog.Events.Select(definition => moved.Contains(definition.Id) ? definition with { Bus = "details" } : definition)] };
        }

        Assert.Equal(
            "The enrichment Details puts events of several buses: details-prod, default. Give their schemas the same bus.",
            Assert.Single(EventLogsStack.Problems(On(puts[0].Id), options)));
        var function = Assert.Single(Synthesis.All(On([.. puts.Select(put => put.Id)]), options)).Single(Cfn.Function, "Details");
        Assert.Equal("details-prod", (string?)function.Properties["Environment"]!["Variables"]!["EVENTLOGS_EVENT_BUS"]);
    }

    [Fact]
    public void The_rule_takes_deployments_that_have_ended()
    {
        var deployment = EventCatalog.Events.Single(definition => definition.Table.Name == "deployment_state_change");

        var expected = new JsonObject
        {
            ["source"] = new JsonArray(deployment.Source),
            ["detail-type"] = new JsonArray(deployment.DetailType),
            ["detail"] = new JsonObject { ["state"] = new JsonArray("SUCCESS", "FAILURE", "STOP") },
        };
        Assert.Equal(expected.ToJsonString(), Rule(Standard).Properties["EventPattern"]?.ToJsonString());
    }

    [Fact]
    public void The_rule_invokes_the_function_and_keeps_what_it_cannot_hand_over()
    {
        var target = Assert.Single(Deployed.Value(Rule(Standard).Properties["Targets"])!.AsArray())!;
        var permission = Deployed.Value(Standard.Single(Cfn.Permission, "Details").Properties)!;

        Assert.Equal(Deployed.Arn(Function()), (string?)target["Arn"]);
        Assert.Equal(86_400, (int?)target["RetryPolicy"]!["MaximumEventAgeInSeconds"]);
        Assert.Equal(Deployed.Arn(Standard.Single(Cfn.Queue, "Undelivered")), (string?)target["DeadLetterConfig"]!["Arn"]);
        Assert.Null(target["Input"] ?? target["InputPath"] ?? target["InputTransformer"]);
        Assert.Equal("events.amazonaws.com", (string?)permission["Principal"]);
        Assert.Equal(Deployed.Arn(Rule(Standard)), (string?)permission["SourceArn"]);
        Assert.Equal(Deployed.Arn(Function()), (string?)permission["FunctionName"]);
    }

    [Fact]
    public void What_the_function_cannot_do_is_tried_again_and_kept()
    {
        var retries = Deployed.Value(Standard.Single(Cfn.EventInvokeConfig, "Details").Properties)!;

        Assert.Equal(Deployed.Ref(Function()), (string?)retries["FunctionName"]);
        Assert.Equal(2, (int?)retries["MaximumRetryAttempts"]);
        Assert.Equal(21_600, (int?)retries["MaximumEventAgeInSeconds"]);
        Assert.Equal(
            Deployed.Arn(Standard.Single(Cfn.Queue, "Details")), (string?)retries["DestinationConfig"]!["OnFailure"]!["Destination"]);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("central")]
    public void Details_are_put_onto_the_bus_that_the_rules_listen_on(string bus)
    {
        var template = Synthesis.Of(Synthesis.Options with { EventBusName = bus });

        var variables = template.Single(Cfn.Function, "Details").Properties["Environment"]!["Variables"]!;

        Assert.Equal(bus, (string?)variables["EVENTLOGS_EVENT_BUS"]);
        Assert.Equal(bus, (string?)Rule(template).Properties["EventBusName"]);
    }

    [Fact]
    public void Without_details_there_is_nothing_of_it_but_the_table()
    {
        var template = Synthesis.Of(Synthesis.Options with { Enrichments = false });

        Assert.DoesNotContain(template.Resources, resource => resource.Id.StartsWith("Details", StringComparison.Ordinal));
        Assert.DoesNotContain("UndescribedDeployments", template.Outputs.Select(output => output.Key));
        Assert.Contains("DeploymentDetailsTable", template.Outputs.Select(output => output.Key));
    }

    [Fact]
    public void A_catalog_without_the_events_of_CodeDeploy_has_nothing_to_ask_for()
    {
        var template = Assert.Single(Synthesis.All(SyntheticCatalog.Small, Synthesis.Options));

        Assert.DoesNotContain(template.Resources, resource => resource.Id.StartsWith("Details", StringComparison.Ordinal));
    }

    private static Resource Rule(Template template) => template.Single(Cfn.Rule, "Details");

    private static Resource Function() => Standard.Single(Cfn.Function, "Details");
}
