using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EventLogs.Details;
using EventLogs.Generated.EventlogsGit;

namespace EventLogs.LocalApp.Commits;

/// <summary>A commit.</summary>
/// <param name="Id">Its SHA-1 or SHA-256.</param>
/// <param name="CommittedAt">When it was made.</param>
/// <param name="AuthoredAt">When it was written.</param>
/// <param name="Author">The name of its author.</param>
/// <param name="Parents">The commits that it follows.</param>
/// <param name="Subject">The first line of its message.</param>
internal sealed record GitCommit(string Id, DateTimeOffset CommittedAt, DateTimeOffset AuthoredAt, string Author, IReadOnlyList<string> Parents, string Subject)
{
    private static readonly JsonTypeInfo<Commit.Event> Event = (JsonTypeInfo<Commit.Event>)Commit.JsonContext.GetTypeInfo(typeof(Commit.Event))!;

    /// <summary>A commit of its members, in the order of this record.</summary>
    public static GitCommit Of(ReadOnlySpan<string> members) => new(
        members[0],
        DateTimeOffset.Parse(members[1], CultureInfo.InvariantCulture),
        DateTimeOffset.Parse(members[2], CultureInfo.InvariantCulture),
        members[3],
        members[4].Split(' ', StringSplitOptions.RemoveEmptyEntries),
        members[5]);

    /// <summary>The event that tells of it: JSON on one line, with an id that a commit of a repository always has.</summary>
    /// <param name="repository">The name of the repository: account/repository.</param>
    public string ToEvent(string repository) => JsonSerializer.Serialize(
        new Commit.Event
        {
            Version = "0",
            Id = StableId.Of($"{repository}/{Id}").ToString(),
            DetailType = Commit.Definition.DetailType,
            Source = Commit.Definition.Source,
            Time = CommittedAt.ToUniversalTime(),
            Detail = new Commit.Detail
            {
                Repository = repository,
                CommitId = Id,
                Author = Author,
                AuthorTime = AuthoredAt.ToUniversalTime(),
                Subject = Subject,
                Parents = Parents,
            },
        },
        Event);
}
