using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace EventLogs.Local.Redrive;

/// <summary>What a redrive found and did, as <c>--format json</c> prints it.</summary>
/// <param name="IsDryRun">Whether nothing was put or deleted.</param>
/// <param name="Messages">Messages that were received.</param>
/// <param name="Tables">Each table with undelivered events; the empty name is that of events that match no rule.</param>
/// <param name="Kept">What stays in the queue, and why.</param>
/// <param name="Hidden">How many of those are not to be seen until the time is over for which they were received.</param>
internal sealed record RedriveReport(
    bool IsDryRun, int Messages, ImmutableArray<TableRedrive> Tables, ImmutableArray<KeptMessages> Kept, int Hidden)
{
    /// <summary>Whether nothing stays that was to go: what stays is gone when its retention is over.</summary>
    [JsonIgnore]
    public bool IsComplete => Kept.IsEmpty;
}

/// <summary>A table's part.</summary>
/// <param name="Table">The table.</param>
/// <param name="Messages">Messages with its events.</param>
/// <param name="Passing">Those that go back.</param>
/// <param name="Accepted">Those whose event was put back.</param>
internal sealed record TableRedrive(string Table, int Messages, int Passing, int Accepted);

/// <summary>Messages that stay for one reason.</summary>
internal sealed record KeptMessages(string Table, string Reason, int Messages);

[JsonSerializable(typeof(RedriveReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class RedriveJson : JsonSerializerContext;
