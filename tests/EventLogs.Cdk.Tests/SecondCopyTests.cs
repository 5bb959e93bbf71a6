using System.Text.Json.Nodes;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.CdkApp.Options;

namespace EventLogs.Cdk.Tests;

/// <summary>Two stacks of the same catalog live side by side in one account and region, and no alarm of one looks at the other.</summary>
public sealed class SecondCopyTests
{
    private static readonly string[] NamesOfOthers = ["EventBusName", "MetricName"];

    [Theory]
    [InlineData(Partitioning.Lambda)]
    [InlineData(Partitioning.Both)]
    public void Two_copies_share_no_name_and_no_metric(Partitioning partitioning)
    {
        var options = Synthesis.Options with { Partitioning = partitioning };
        var first = Identities(Synthesis.Of(options), "EventLogs", "11111111-1111-2222-3333-444455556666");
        var second = Identities(Synthesis.Of(options with { StackName = "EventLogs-2", DatabaseName = null }), "EventLogs-2", "22222222-1111-2222-3333-444455556666");

        Assert.True(first.Count > 50);
        Assert.Equal(first.Count, second.Count);
        Assert.Empty(first.Intersect(second));
    }

    [Fact]
    public void What_two_copies_share_is_found()
    {
        var template = Synthesis.Standard;

        var first = Identities(template, "EventLogs", "11111111-1111-2222-3333-444455556666");
        var second = Identities(template, "EventLogs-2", "22222222-1111-2222-3333-444455556666");

        Assert.Equal(
            ["AWS::Glue::Database: DatabaseInput codedeploy_event_logs"],
            first.Intersect(second).Where(identity => identity.Contains("Database:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("EventLogs", "codedeploy_event_logs")]
    [InlineData("Audit-2", "audit_2_event_logs")]
    public void The_database_is_called_after_the_stack(string stack, string expected)
    {
        var (options, _) = OptionsReader.Read(name => name == "stackName" ? stack : null);

        Assert.Equal(expected, (string?)Synthesis.Of(options with { Packages = Packages.Folder }).Parameters["GlueDatabaseName"]!["Default"]);
    }

    [Fact]
    public void Long_names_of_stacks_make_names_of_databases_that_differ_and_fit()
    {
        var stack = new string('s', 127);

        var names = "12"
            .Select(ending => Synthesis.All(SyntheticCatalog.Small, Synthesis.Options with { StackName = stack + ending, DatabaseName = null })[0])
            .Select(template => (string)template.Parameters["GlueDatabaseName"]!["Default"]!)
            .ToList();

        Assert.Equal(2, names.Distinct().Count());
        NonEmpty.All(names, name => Assert.Matches("^[a-z0-9_]{100}$", name));
    }

    [Fact]
    public void Alarms_in_nested_stacks_look_at_the_metrics_of_the_whole()
    {
        var alarms = Synthesis.All(SyntheticCatalog.Small, Synthesis.Options with { NestedStacks = true, StackName = "Whole" })
            .SelectMany(template => template.OfType(Cfn.Alarm))
            .Where(alarm => (string?)alarm.Properties["Namespace"] == "EventLogs");

        NonEmpty.All(alarms, alarm => Assert.Equal(
            "Whole", (string?)alarm.Properties["Dimensions"]!.AsArray().Single(dimension => (string?)dimension!["Name"] == "Stack")!["Value"]));
    }

    private static HashSet<string> Identities(Template template, string stack, string id)
    {
        var deployed = new Deployment(template, parameters:
        [
            ("AWS::StackName", stack),
            ("AWS::StackId", $"arn:aws:cloudformation:eu-west-1:{Deployment.Account}:stack/{stack}/{id}"),
        ]);
        return [.. template.Resources.SelectMany(resource => IdentitiesOf(resource, deployed.Value(resource.Properties)!.AsObject()))];
    }

    /// <summary>What a resource is called, with what the name is unique in.</summary>
    private static IEnumerable<string> IdentitiesOf(Resource resource, JsonObject properties)
    {
        if (resource.Type == Cfn.Alarm)
            yield return $"metric {properties["Namespace"]} {properties["MetricName"]} {properties["Dimensions"]!.ToJsonString()}";
        foreach (var (name, value) in properties)
        {
            if (name is "DatabaseInput" or "TableInput")
                yield return $"{resource.Type}: {properties["DatabaseName"]}{name} {value!["Name"]}";
            else if (name.EndsWith("Name", StringComparison.Ordinal) && !NamesOfOthers.Contains(name))
                yield return $"{resource.Type}: {properties["WorkGroup"]}{properties["LogGroupName"]}{properties["DatabaseName"]} {name} {value}";
        }
    }
}
