using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EventLogs.RepositoryTests.Documents;

/// <summary>The shell blocks of documents that call AWS, run against a stub that fails at each call.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed partial class RecipeTests : IDisposable
{
    private const string Failed = "bucket/error/TABLE/processing-failed/";

    /// <summary>More than Linux takes in one argument.</summary>
    private const int LargeEvent = 200_000;

    private static readonly string[] Events = ["{\"id\":\"1\"}", "{\"id\":\"2\\\\n\"}", $"{{\"id\":\"3\",\"text\":\"{new string('x', LargeEvent)}\"}}", "{\"id\":\"4\"}"];

    private readonly RecipeRun _run = new();

    public static TheoryData<string> Recipes() =>
        [.. Block.All.Where(block => block.Language is "" or "sh" && Called().IsMatch(block.Text)).Select(block => block.ToString()).Distinct()];

    public void Dispose() => _run.Dispose();

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task A_recipe_runs_and_deletes_nothing_after_a_failure(string name)
    {
        foreach (var block in Block.All.Where(block => block.ToString() == name))
        {
            WriteFailedEvents();
            Assert.Equal((0, ""), (await _run.RunAsync(block)) is var (exitCode, _, errors) ? (exitCode, errors) : default);
            var calls = _run.Calls.Length;
            Assert.True(calls > 0 || !block.Text.Contains("aws ", StringComparison.Ordinal), name);
            for (var fail = 1; fail <= calls; fail++)
            {
                WriteFailedEvents();
                await _run.RunAsync(block, fail);
                Assert.DoesNotContain(_run.Calls.Skip(fail), call => Deletes().IsMatch(call));
            }
        }
    }

    [Fact]
    public async Task Failed_events_are_read()
    {
        WriteFailedEvents();

        var result = await _run.RunAsync(Recipe("docs/operations.md", "aws s3 cp"));

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(Events.Order(StringComparer.Ordinal), result.Output.TrimEnd('\n').Split('\n').Order(StringComparer.Ordinal));
    }

    /// <summary>What takes more is a command of eventlogs-local.</summary>
    [Fact]
    public void No_recipe_of_an_operator_is_longer_than_two_lines() => NonEmpty.All(
        Block.Of("docs/operations.md").Where(block => block.Language == "sh"), block => Assert.InRange(block.Lines.Length, 1, 2));

    [Fact]
    public async Task Refused_events_of_a_bucket_on_this_machine_are_read()
    {
        _run.WriteToWork("bucket/error/t/processing-failed/date=2026-01-01/hour=00/a.gz", Gzip("""{"errorMessage":"Why","rawData":"eyJpZCI6MX0="}"""));

        var result = await _run.RunAsync(Assert.Single(Block.Of("infra/EventLogs.Local/README.md"), block => block.FirstLine.StartsWith("zcat", StringComparison.Ordinal)));

        Assert.Equal((0, "Why\n{\"id\":1}\n", ""), (result.ExitCode, result.Output, result.Errors));
    }

    /// <summary>The stack's own, of which the pages say where failed events lie.</summary>
    [Fact]
    public void Failed_events_lie_where_the_page_says()
    {
        var prefix = Assert.Single(Block.Of("docs/operations.md"), block => block.Language.Length == 0).Text.Trim()
            .Replace("<table>", "order_placed", StringComparison.Ordinal)
            .Replace("processing-failed", "!{firehose:error-output-type}", StringComparison.Ordinal)
            .Replace("yyyy-MM-dd", "!{timestamp:yyyy-MM-dd}", StringComparison.Ordinal)
            .Replace("HH", "!{timestamp:HH}", StringComparison.Ordinal);
        Assert.Contains($"\"{prefix}\"", Repository.Read("tests/EventLogs.Cdk.Tests/__snapshots__/small.template.json"), StringComparison.Ordinal);
    }

    private static Block Recipe(string document, string command) =>
        Assert.Single(Block.Of(document), block => block.Text.Contains(command, StringComparison.Ordinal));

    private static string Record(string text) =>
        new JsonObject { ["attemptsMade"] = 4, ["rawData"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) }.ToJsonString() + "\n";

    private static byte[] Gzip(string text)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return result.ToArray();
    }

    /// <summary>Two objects with two events each; Firehose compresses them or not.</summary>
    private void WriteFailedEvents()
    {
        _run.Write(Failed + "date=2026-01-01/hour=00/plain", Record(Events[0]) + Record(Events[1]));
        _run.Write(Failed + "date=2026-01-01/hour=01/compressed.gz", Gzip(Record(Events[2]) + Record(Events[3])));
    }

    [GeneratedRegex("\\b(aws|npx) |\\./build\\.sh --target=(package|template|member-template)")]
    private static partial Regex Called();

    [GeneratedRegex("\\b(delete|purge)-|\\bs3 rm\\b|npx cdk destroy")]
    private static partial Regex Deletes();
}
