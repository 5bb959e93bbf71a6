using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventLogs.Input;

namespace EventLogs.LocalApp.Commits;

/// <summary>Commits as GitHub's API lists them, in a file: an array of them, or the arrays of several pages.</summary>
/// <remarks>Source: https://docs.github.com/en/rest/commits/commits#list-commits</remarks>
internal static partial class GitHubExport
{
    private const int MaxCommitBytes = 16 * 1024 * 1024;

    /// <summary>Reads the commits, each with the name of its repository.</summary>
    /// <param name="stream">The answer of the API.</param>
    /// <param name="problems">Is told of each that is none: where, and why.</param>
    public static List<(string? Repository, GitCommit Commit)> Read(Stream stream, Action<long, string> problems)
    {
        var commits = new List<(string?, GitCommit)>();
        var reader = new JsonValueReader<object>(stream, MaxCommitBytes);
        while (reader.Read())
        {
            try
            {
                if (reader.Error is { } error)
                    problems(reader.Line, error);
                else
                    commits.Add(Commit(JsonElement.Parse(reader.Value)));
            }
            catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or FormatException or JsonException)
            {
                problems(reader.Line, "it is not a commit as GitHub's API lists them, with 'sha', 'commit' and 'parents'");
            }
        }

        return commits;
    }

    private static (string? Repository, GitCommit Commit) Commit(JsonElement item)
    {
        var commit = item.GetProperty("commit");
        var author = commit.GetProperty("author");
        var subject = Text(commit, "message").AsSpan();
        var end = subject.IndexOfAny('\r', '\n');
        return (
            item.TryGetProperty("url", out var url) && RepositoryName().Match(url.GetString() ?? "") is { Success: true } match ? match.Groups["name"].Value : null,
            new GitCommit(
                Text(item, "sha"),
                Time(commit.GetProperty("committer")),
                Time(author),
                Text(author, "name"),
                [.. item.GetProperty("parents").EnumerateArray().Select(parent => Text(parent, "sha"))],
                (end < 0 ? subject : subject[..end]).ToString()));
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString() ?? throw new FormatException();

    private static DateTimeOffset Time(JsonElement person) => DateTimeOffset.Parse(Text(person, "date"), CultureInfo.InvariantCulture);

    [GeneratedRegex("/repos/(?<name>[^/]+/[^/]+)/commits/")]
    private static partial Regex RepositoryName();
}
