using System.Text;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

/// <summary>Catalogs that do not fit into one stack.</summary>
public sealed class LargeCatalogTests
{
    private const int Events = 94;
    private const int Sources = 12;
    private static readonly EventLogsCatalog Catalog = SyntheticCatalog.Large(Events, Sources);
    private static readonly EventLogsOptions Nested = Synthesis.Options with { NestedStacks = true };

    [Fact]
    public void Ninety_four_events_fit_with_a_nested_stack_for_each_source()
    {
        Assert.Empty(StackLimits.Check(Catalog, Nested));
        var templates = Synthesis.All(Catalog, Nested);

        Assert.Equal(1 + Sources, templates.Length);
        Assert.Equal(Events, templates.Skip(1).Sum(template => template.OfType(Cfn.Rule).Count()));
        Assert.Equal(Events, templates[0].Outputs.Count(output => output.Key.EndsWith("Table", StringComparison.Ordinal)));
        NonEmpty.All(templates, template =>
        {
            Assert.InRange(template.Resources.Count, 1, StackLimits.MaxResources);
            Assert.InRange(template.Outputs.Count, 0, StackLimits.MaxOutputs);
            Assert.InRange(template.Parameters.Count, 0, 200);
            Assert.InRange(Encoding.UTF8.GetByteCount(template.Text), 1, StackLimits.MaxTemplateBytes);
        });
        NonEmpty.All(templates.Skip(1), template =>
            Assert.Single(template.OfType(Cfn.Rule).Select(rule => (string)rule.Properties["EventPattern"]!["source"]![0]!).Distinct()));
    }

    [Theory]
    [InlineData("Partitions", "")]
    [InlineData("History", "_events")]
    public void Policies_of_named_tables_stay_within_the_limit_of_IAM_whatever_the_names(string owner, string ending)
    {
        var template = Synthesis.All(Catalog, Nested)[0];
        var deployed = new Deployment(template, "ap-southeast-1", "aws-us-gov", ("GlueDatabaseName", new string('d', 100)));

        var policies = template.OfType(Cfn.ManagedPolicy)
            .Where(policy => policy.Id.StartsWith(owner, StringComparison.Ordinal))
            .Select(policy => deployed.Value(policy.Properties["PolicyDocument"])!.ToJsonString())
            .ToList();

        NonEmpty.All(policies, policy => Assert.InRange(policy.Length, 1, 6_144));
        Assert.InRange(policies.Count, 2, 10); // so many can be attached to a role
        NonEmpty.All(
            Catalog.Events.Select(definition => definition.Table.Name),
            table => Assert.Single(policies, policy => policy.Contains($"/{table}{ending}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_limits_are_reckoned_as_the_templates_come_out()
    {
        var parent = Synthesis.All(Catalog, Nested)[0];
        var small = Assert.Single(Synthesis.All(SyntheticCatalog.Small, Synthesis.Options));
        var nested = Synthesis.All(Catalog, Nested).Skip(1).Sum(template => template.Resources.Count);

        Assert.Equal(Events * StackLimits.ResourcesPerEvent, nested);
        Assert.InRange(small.Resources.Count - (2 * StackLimits.ResourcesPerEvent) - 1, 1, StackLimits.SharedResources);
        Assert.InRange(parent.Resources.Count - Sources, 1, StackLimits.SharedResources);
    }

    [Fact]
    public void Without_nested_stacks_they_are_refused_with_the_way_out()
    {
        var problem = Assert.Single(StackLimits.Check(Catalog, Synthesis.Options));

        Assert.Contains("94 events", problem, StringComparison.Ordinal);
        Assert.Contains("'nestedStacks'", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(35, true)]
    [InlineData(36, false)]
    public void A_single_stack_takes_as_many_events_as_have_room(int events, bool fits) =>
        Assert.Equal(fits, StackLimits.Check(SyntheticCatalog.Large(events, 1), Synthesis.Options).IsEmpty);

    [Theory]
    [InlineData(41, 1, true)]
    [InlineData(42, 1, false)]
    [InlineData(42, 2, true)]
    [InlineData(189, 20, true)]
    [InlineData(190, 20, false)]
    public void So_do_nested_ones(int events, int sources, bool fits) =>
        Assert.Equal(fits, StackLimits.Check(SyntheticCatalog.Large(events, sources), Nested).IsEmpty);

    [Theory]
    [InlineData(423, true)]
    [InlineData(424, false)]
    public void Saved_queries_take_room_too(int queries, bool fits)
    {
        var many = SyntheticCatalog.Large(4, 2) with { Queries = [.. Enumerable.Repeat(SyntheticCatalog.Small.Queries[0], queries)] };

        Assert.Equal(fits, StackLimits.Check(many, Nested).IsEmpty);
    }

    [Fact]
    public void A_source_can_be_called_like_anything()
    {
        var catalog = new EventLogsCatalog([SyntheticCatalog.Event("logs") with { Source = "Logs" }], []);

        Assert.Equal(2, Synthesis.All(catalog, Nested).Length);
    }

    [Fact]
    public void The_generated_catalog_fits() => Assert.Empty(StackLimits.Check(Synthesis.Catalog, Synthesis.Options));

    [Fact]
    public void A_template_that_is_too_large_is_found()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "fits.template.json"), new byte[StackLimits.MaxTemplateBytes]);
            File.WriteAllBytes(Path.Combine(folder.FullName, "large.template.json"), new byte[StackLimits.MaxTemplateBytes + 1]);

            Assert.Contains("large.template.json", Assert.Single(StackLimits.CheckTemplates(folder.FullName)), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
