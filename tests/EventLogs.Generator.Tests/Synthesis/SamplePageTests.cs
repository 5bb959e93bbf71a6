using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using EventLogs.Compiler;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Generator.Tests.Synthesis;

/// <summary>What docs/samples.md, docs/history.md and docs/questions.md show is what the commands print.</summary>
[Trait(FastLane.Category, FastLane.Slow)]
public sealed partial class SamplePageTests
{
    [Theory]
    [InlineData("samples.md", 3)]
    [InlineData("history.md", 3)]
    [InlineData("questions.md", 16)]
    public async Task Every_command_prints_what_the_page_says(string name, int outputs)
    {
        using var folder = new TempFolder();
        using var code = CompiledCode.Of(Passes.Emit(await Schemas.CompileShippedAsync()).Artifacts);
        var catalog = code.Type("EventLogs.Generated.EventCatalog");
        var local = new LocalRun((ImmutableArray<EventDefinition>)catalog.GetProperty("Events")!.GetValue(null)!, folder["demo"])
        {
            Views = (ImmutableArray<ViewDefinition>)catalog.GetProperty("Views")!.GetValue(null)!,
            Queries = (ImmutableArray<SavedQuery>)catalog.GetProperty("Queries")!.GetValue(null)!,
        };
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", name));
        var (printed, shown) = ("", 0);
        foreach (var block in Block().Matches(page).Cast<Match>())
        {
            var lines = block.Groups["lines"].Value;
            if (block.Groups["kind"].Value == "text")
            {
                Assert.Contains(lines, printed, StringComparison.Ordinal);
                shown++;
                continue;
            }

            printed = "";
            foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                printed += await RunAsync(local, line);
        }

        Assert.Equal(outputs, shown);
    }

    /// <summary>Runs a command, or two with a pipe between them.</summary>
    private static async Task<string> RunAsync(LocalRun local, string line)
    {
        var result = new CommandResult(0, "", "");
        foreach (var command in line.Split(" | "))
        {
            var words = Word().Matches(command.Replace("schemas/", Schemas.Shipped + "/", StringComparison.Ordinal)).Select(word => word.Value.Trim('\'')).ToArray();
            result = words[0] == "eventlogs"
                ? await CommandLine.RunAsync([.. words[1..], "--schemas", Schemas.Shipped])
                : await local.RunAsync(Encoding.UTF8.GetBytes(result.Out), [.. words[1..].Where(word => word is not ("--bucket" or "demo"))]);
            Assert.Equal(0, result.ExitCode);
        }

        return result.Error + result.Out;
    }

    [GeneratedRegex("'[^']*'|\\S+")]
    private static partial Regex Word();

    [GeneratedRegex("^```(?<kind>sh|text)\\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
