using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace EventLogs.Local.Replay;

/// <summary>What a replay found and did, as <c>--format json</c> prints it.</summary>
/// <param name="IsDryRun">Whether nothing was done.</param>
/// <param name="Tables">Each table with failed records.</param>
/// <param name="Unreadable">Objects that could not be read.</param>
internal sealed record ReplayReport(bool IsDryRun, ImmutableArray<TableReplay> Tables, ImmutableArray<UnreadableObject> Unreadable)
{
    /// <summary>Whether everything that was to be done is done.</summary>
    [JsonIgnore]
    public bool IsComplete => Unreadable.IsEmpty && Tables.All(table => table.Refused == 0);

    public static ReplayReport Of(ReplayPlan plan, ImmutableArray<(PlannedObject Object, Delivered Delivered)>? delivered)
    {
        var failures = plan.Failures.ToLookup(failure => failure.Table, failure => new FailureReason(failure.Reason, failure.Records));
        var done = (delivered ?? []).ToLookup(item => item.Object.Table, item => item.Delivered);
        return new ReplayReport(
            delivered is null,
            [.. plan.Objects.GroupBy(item => item.Table).Select(table => TableReplay.Of(table.Key, [.. table], [.. failures[table.Key]], [.. done[table.Key]]))],
            [.. plan.Unreadable.Select(item => new UnreadableObject(item.Key, item.Reason))]);
    }
}

/// <summary>A table's part.</summary>
/// <param name="Table">The table.</param>
/// <param name="Objects">Objects of failed records.</param>
/// <param name="Records">The records in them.</param>
/// <param name="PutBack">Those that an earlier replay has put back.</param>
/// <param name="Passing">Those that pass now.</param>
/// <param name="Failing">Why the others would fail again.</param>
/// <param name="Accepted">Records that were put back now.</param>
/// <param name="Refused">Records that the delivery stream did not take.</param>
/// <param name="Refusals">Why it did not.</param>
/// <param name="Moved">Objects that were moved, because all their records are back.</param>
internal sealed record TableReplay(
    string Table,
    int Objects,
    int Records,
    int PutBack,
    int Passing,
    ImmutableArray<FailureReason> Failing,
    int Accepted,
    int Refused,
    ImmutableArray<string> Refusals,
    int Moved)
{
    public static TableReplay Of(
        string table, ImmutableArray<PlannedObject> objects, ImmutableArray<FailureReason> failing, ImmutableArray<Delivered> delivered) => new(
        table,
        objects.Length,
        objects.Sum(item => item.Records),
        objects.Sum(item => item.PutBack),
        objects.Sum(item => item.Passing),
        failing,
        delivered.Sum(item => item.Accepted),
        delivered.Sum(item => item.Refused.Length),
        [.. delivered.SelectMany(item => item.Refused).Distinct()],
        delivered.Count(item => item.IsMoved));
}

/// <summary>Why records would fail again.</summary>
internal sealed record FailureReason(string Reason, int Records);

/// <summary>An object that could not be read, and why.</summary>
internal sealed record UnreadableObject(string Key, string Reason);

[JsonSerializable(typeof(ReplayReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ReplayReportJson : JsonSerializerContext;
