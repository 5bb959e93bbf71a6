using System.Text.Json;
using System.Text.RegularExpressions;
using EventLogs.Generated.AwsCodedeploy;

namespace EventLogs.Generated.Tests;

/// <summary>The code that docs/records.md shows compiles, because it stands here, and does what it seems to.</summary>
public sealed partial class RecordsPageTests
{
    [Fact]
    public void The_example_reads_an_event_and_a_line()
    {
        var sample = Sample.Accepted.First(sample => sample.File.EndsWith("deployment-state-change.failure.json", StringComparison.Ordinal));
        var (utf8Event, line) = (sample.Event, sample.ExpectedLine);
        using var printed = new StringWriter();
        var console = Console.Out;
        Console.SetOut(printed);

        var happened = JsonSerializer.Deserialize(utf8Event, DeploymentStateChange.JsonContext.Event)!;
        if (happened.Detail.State == DeploymentStateChange.DetailState.Failure)
            Console.WriteLine($"{happened.Detail.DeploymentId} failed at {happened.Time:u}");

        var row = JsonSerializer.Deserialize(line, DeploymentStateChange.JsonContext.Row)!;

        Console.SetOut(console);
        Assert.Equal($"{happened.Detail.DeploymentId} failed at {happened.Time:u}{Environment.NewLine}", printed.ToString());
        Assert.Equal(happened.Detail.DeploymentId, row.DeploymentId);
    }

    [Fact]
    public void The_example_is_the_code_above()
    {
        var example = CSharp().Match(Repository.Read("docs/records.md")).Groups["code"].Value;
        var code = Unindented(Repository.Read("tests/EventLogs.Generated.Tests/RecordsPageTests.cs"));
        NonEmpty.All(Unindented(example).Split("\n\n"), paragraph => Assert.Contains($"\n{paragraph.Trim('\n')}\n", code, StringComparison.Ordinal));
    }

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));

    [GeneratedRegex("^```csharp\\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
