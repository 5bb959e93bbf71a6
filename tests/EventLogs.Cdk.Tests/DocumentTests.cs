using System.Text.RegularExpressions;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.CdkApp.Options;

namespace EventLogs.Cdk.Tests;

/// <summary>The documents describe everything that a user can choose, and everything that can go wrong.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Deploy = File.ReadAllText(Path.Combine(Repository.Root, "docs", "deploy.md"));
    private static readonly string Operations = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));

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
    public void Every_alarm_has_a_section_of_its_own_and_every_section_an_alarm()
    {
        var chapter = Operations.Split("\n## ").Single(text => text.StartsWith("Alarms\n", StringComparison.Ordinal));
        var sections = AlarmSection.Matches(chapter).Select(section => section.Groups["name"].Value).ToList();
        var alarms = Synthesis.Standard.OfType(Cfn.Alarm).Select(alarm => alarm.Id).ToList();

        NonEmpty.All(alarms, alarm => Assert.Single(sections, section => alarm.Contains(section, StringComparison.Ordinal)));
        NonEmpty.All(sections, section => Assert.Contains(alarms, alarm => alarm.Contains(section, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_costs_count_the_alarms_that_there_are()
    {
        var alarms = Synthesis.Standard.OfType(Cfn.Alarm).Count();

        Assert.Equal(16 + (6 * Synthesis.Catalog.Events.Length), alarms);
        Assert.Contains("16 and 6 for each event, so 4.00 for", Deploy, StringComparison.Ordinal);
    }

    /// <summary>A heading, what has happened, and what to do.</summary>
    [GeneratedRegex(@"^### (?<name>[A-Za-z]+)\n\n(?:[^\n#][^\n]*\n)+\n\*\*What to do\.\*\* ", RegexOptions.Multiline)]
    private static partial Regex AlarmSection { get; }
}
