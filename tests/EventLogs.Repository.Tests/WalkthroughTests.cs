using System.Text.RegularExpressions;

namespace EventLogs.RepositoryTests;

/// <summary>What docs/log-another-service.md says, done in a copy of the repository in another folder.</summary>
public sealed partial class WalkthroughTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    private const string Document = "docs/log-another-service.md";

    [Fact]
    public void Every_command_runs_and_prints_what_the_page_says()
    {
        var printed = "";
        foreach (var block in Block().Matches(Repository.Read(Document)).Cast<Match>())
        {
            var lines = block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (block.Groups["kind"].Value == "sh")
                printed = string.Concat(lines.Select(copy.Run));
            else
                NonEmpty.All(lines, line => Assert.Contains(line, printed, StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("^```(?<kind>sh|text)\\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
