using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using EventLogs.Generated;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Commits;

/// <summary><c>commits</c>: the commits of a repository that the tests make are events, and rows.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class CommitsTests : IAsyncLifetime, IDisposable
{
    private readonly Shell _shell = new() { Catalog = EventCatalog.Events, Views = EventCatalog.Views };

    public async Task InitializeAsync()
    {
        await GitAsync("init", "--quiet", "--initial-branch=main");
        await CommitAsync("Count items once", "2026-11-01T10:00:00+02:00", "Zoë \"Zed\" Müller");
        await GitAsync("switch", "--quiet", "--create", "other");
        await CommitAsync("Auf einem Zweig: 🛒 \\ \"x\"", "2026-11-02T23:30:00-02:00");
        await GitAsync("switch", "--quiet", "main");
        await CommitAsync("", "2026-11-03T00:00:00Z");
        await GitAsync("merge", "--quiet", "--no-ff", "--message=Merge", "other");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Every_commit_of_every_branch_is_a_row_on_the_day_on_which_it_was_made()
    {
        await IngestAsync(await CommitsAsync("--repository", "example-org/shop"));

        Assert.Equal(
            [
                "Auf einem Zweig: 🛒 \\ \"\"x\"\",Ana,1,2026-11-03",
                "Count items once,Zoë \"\"Zed\"\" Müller,0,2026-11-01",
                "Merge,Ana,2,2026-11-03",
            ],
            (await _shell.RowsAsync("SELECT subject, author, cardinality(parents), \"date\" FROM commits WHERE subject <> '' ORDER BY subject"))
                .Select(row => row.Replace(",\"", ",", StringComparison.Ordinal).Replace("\",", ",", StringComparison.Ordinal).TrimStart('"')));
        Assert.Equal(
            ["example-org/shop,2026-11-03 01:30:00.000,2026-11-01 08:00:00.000"],
            await _shell.RowsAsync("SELECT max(repository), max(\"timestamp\") FILTER (WHERE subject LIKE 'Auf%'), min(\"timestamp\") FROM commits_events"));
    }

    [Fact]
    public async Task A_commit_is_the_same_event_whenever_it_is_read_and_is_there_once()
    {
        var first = await CommitsAsync("--repository", "example-org/shop");
        await CommitAsync("One more", "2026-11-04T00:00:00Z");
        var second = await CommitsAsync("--repository", "example-org/shop");
        await IngestAsync(first);
        await IngestAsync(second);

        Assert.Equal(first.Split('\n').Order(), second.Split('\n')[1..].Order());
        Assert.Equal(["9,5"], await _shell.RowsAsync("SELECT (SELECT count(*) FROM commits), (SELECT count(*) FROM commits_events)"));
    }

    [Fact]
    public async Task The_id_of_a_commit_is_gits()
    {
        var head = (await GitAsync("rev-parse", "HEAD")).Trim();

        var newest = JsonNode.Parse((await CommitsAsync("--repository", "example-org/shop")).Split('\n')[0])!;
        Assert.Equal(head, (string?)newest["detail"]!["commitId"]);
    }

    [Theory]
    [InlineData("git@github.com:example-org/shop.git")]
    [InlineData("https://github.com/example-org/shop")]
    [InlineData("https://github.com/example-org/shop.git/")]
    [InlineData("ssh://git@github.com:22/example-org/shop.git")]
    public async Task The_repository_is_that_of_the_remote(string address)
    {
        await GitAsync("remote", "add", "origin", address);

        NonEmpty.All(
            (await CommitsAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Equal("example-org/shop", (string?)JsonNode.Parse(line)!["detail"]!["repository"]));
    }

    [Fact]
    public async Task Only_what_is_new_can_be_asked_for() =>
        Assert.Equal(3, (await CommitsAsync("--repository", "example-org/shop", "--since", "2026-11-03")).Count(character => character == '\n'));

    [Fact]
    public async Task What_cannot_be_read_is_said()
    {
        var nameless = await _shell.RunAsync("commits", _shell.Folder.Path);
        Assert.Equal((1, ""), (nameless.ExitCode, nameless.Output));
        Assert.Contains("name it with --repository", nameless.Errors, StringComparison.Ordinal);

        var elsewhere = await _shell.RunAsync("commits", _shell.Folder["nowhere"], "--repository", "a/b");
        Assert.Equal((1, ""), (elsewhere.ExitCode, elsewhere.Output));
        Assert.Contains("nowhere", elsewhere.Errors, StringComparison.Ordinal);

        Assert.Contains("--repository takes an account and a repository", (await _shell.RunAsync("commits", "--repository", "shop")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_GitHub_lists_of_the_repository_are_the_same_events_as_those_of_a_clone()
    {
        var clone = await CommitsAsync("--repository", "example-org/shop");
        var pages = clone.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => GitHub(JsonNode.Parse(line)!, "example-org/shop"))
            .Chunk(3).Select(page => new JsonArray([.. page]).ToJsonString());
        _shell.Input = Encoding.UTF8.GetBytes(string.Concat(pages));
        var file = _shell.Folder.Write("commits.json", string.Concat(pages));

        Assert.Equal(clone, await _shell.OutputAsync("commits", "--github", file));
        Assert.Equal(clone, await _shell.OutputAsync("commits", "--github", "-"));
        Assert.Equal(clone.Replace("example-org/shop", "a/b", StringComparison.Ordinal).Split('\n').Select(WithoutId),
            (await _shell.OutputAsync("commits", "--github", file, "--repository", "a/b")).Split('\n').Select(WithoutId));
        Assert.Equal(3, (await _shell.OutputAsync("commits", "--github", file, "--since", "2026-11-03")).Count(character => character == '\n'));
    }

    [Fact]
    public async Task What_GitHub_would_not_list_is_said_all_at_once_and_nothing_is_printed()
    {
        var commit = GitHub(JsonNode.Parse((await CommitsAsync("--repository", "a/b")).Split('\n')[0])!, "a/b");
        commit.Remove("url");
        var file = _shell.Folder.Write("commits.json", $"{commit.ToJsonString()}\n{{\"sha\":7}}\n{{\"message\":\"Not Found\"}}\n{{\"sha\":\n");

        var result = await _shell.RunAsync("commits", "--github", file);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        var lines = result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["(2): it is not a commit", "(3): it is not a commit"], lines[..2].Select(line => line[(line.IndexOf(".json", StringComparison.Ordinal) + 5)..][..24].TrimEnd()));
        Assert.Contains("(4): ", lines[2], StringComparison.Ordinal);
        Assert.EndsWith($"commit {commit["sha"]} does not say which repository it is of: name it with --repository", lines[3], StringComparison.Ordinal);
        Assert.Equal((1, ""), ((await _shell.RunAsync("commits", "--github", _shell.Folder["nowhere"])).ExitCode, (await _shell.RunAsync("commits", "--github", _shell.Folder["nowhere"])).Output));
    }

    private static string WithoutId(string line) => line.Length == 0 ? "" : line[line.IndexOf("\"detail-type\"", StringComparison.Ordinal)..];

    /// <summary>The commit of an event as GitHub's API lists it.</summary>
    private static JsonObject GitHub(JsonNode item, string repository)
    {
        var detail = item["detail"]!;
        return new JsonObject
        {
            ["sha"] = (string?)detail["commitId"],
            ["node_id"] = "C_1",
            ["commit"] = new JsonObject
            {
                ["author"] = new JsonObject { ["name"] = (string?)detail["author"], ["email"] = "a@example.org", ["date"] = (string?)detail["authorTime"] },
                ["committer"] = new JsonObject { ["name"] = "Bo", ["email"] = "b@example.org", ["date"] = (string?)item["time"] },
                ["message"] = $"{detail["subject"]}\r\n\nMore.",
                ["tree"] = new JsonObject { ["sha"] = "1" },
            },
            ["url"] = $"https://api.github.com/repos/{repository}/commits/{detail["commitId"]}",
            ["author"] = null,
            ["parents"] = new JsonArray([.. detail["parents"]!.AsArray().Select(parent => new JsonObject { ["sha"] = (string?)parent, ["url"] = "https://api.github.com/x" })]),
        };
    }

    private Task<string> CommitsAsync(params string[] options) => _shell.OutputAsync(["commits", _shell.Folder.Path, .. options]);

    private async Task IngestAsync(string events)
    {
        _shell.Input = Encoding.UTF8.GetBytes(events);
        await _shell.RunAsync("ingest", "-", "--arrival", "event", "--strict");
    }

    private Task<string> CommitAsync(string subject, string time, string author = "Ana") =>
        RunAsync(time, author, "commit", "--quiet", "--allow-empty", "--allow-empty-message", "--message=" + subject);

    private Task<string> GitAsync(params string[] arguments) => RunAsync("2026-11-03T04:00:00Z", "Ana", arguments);

    private async Task<string> RunAsync(string time, string author, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", _shell.Folder.Path, "-c", "commit.gpgSign=false", .. arguments]);
        foreach (var (name, value) in new[] { ("AUTHOR", author), ("COMMITTER", "Bo") })
        {
            start.Environment[$"GIT_{name}_NAME"] = value;
            start.Environment[$"GIT_{name}_EMAIL"] = "somebody@example.org";
            start.Environment[$"GIT_{name}_DATE"] = time;
        }

        var result = await ChildProcess.RunAsync(start);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Output;
    }
}
