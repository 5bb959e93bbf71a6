using System.Globalization;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.CdkApp.Options;

namespace EventLogs.Cdk.Tests;

/// <summary>The documents describe everything that a user can choose, and everything that can go wrong.</summary>
public sealed class DocumentTests
{
    private static readonly string Deploy = File.ReadAllText(Path.Combine(Repository.Root, "docs", "deploy.md"));
    private static readonly string Prices =
        File.ReadAllText(Path.Combine(Repository.Root, "infra", "EventLogs.Local", "Costs", "prices.json"));

    [Fact]
    public void Every_option_is_in_the_table_of_options()
    {
        var options = new List<string>();
        OptionsReader.Read(name =>
        {
            options.Add(name);
            return null;
        });

        NonEmpty.All(options, option => Assert.Contains($"\n| `{option}` | ", Deploy, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_parameter_is_in_the_table_of_parameters() =>
        NonEmpty.All(
            Synthesis.Standard.Parameters.Where(parameter => parameter.Key != "BootstrapVersion"),
            parameter => Assert.Matches($@"\n\| `{parameter.Key}` \| `?{parameter.Value!["Default"]}`? \| ", Deploy));

    [Fact]
    public void Every_output_is_named() =>
        NonEmpty.All(
            Synthesis.Standard.Outputs.Where(output => !output.Key.EndsWith("Table", StringComparison.Ordinal)),
            output => Assert.Contains($"`{output.Key}`", Deploy, StringComparison.Ordinal));

    [Fact]
    public void The_costs_count_the_alarms_that_there_are()
    {
        var alarms = Synthesis.Standard.OfType(Cfn.Alarm).Count();

        Assert.Equal(18 + (6 * Synthesis.Catalog.Events.Length), alarms);
        Assert.Matches("\"stack\": \\{ \"alarms\": 18, \"alarmsOfTable\": 6, ", Prices);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"18 alarms and 6 for each event, so {alarms * 0.10m:0.00} for"), Deploy, StringComparison.Ordinal);
    }
}
