using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EventLogs.Partitions;

namespace EventLogs.Local.Registration;

/// <summary>What was found of partitions and done, as <c>--format json</c> prints it. What was not looked for is left out.</summary>
/// <param name="IsDryRun">Whether nothing was changed.</param>
/// <param name="Tables">Each table.</param>
internal sealed record PartitionsReport(bool IsDryRun, ImmutableArray<TableReport> Tables)
{
    public static PartitionsReport Of(bool isDryRun, IEnumerable<TableWork> tables) => new(isDryRun, [.. tables.Select(TableReport.Of)]);
}

/// <summary>A table's part.</summary>
/// <param name="Table">The table.</param>
/// <param name="IsProjected">Whether engines compute its partitions: nothing has to be registered.</param>
/// <param name="Problem">Why no partition of it may be touched.</param>
/// <param name="Registered">How many partitions were registered.</param>
/// <param name="UpToDate">How many of them have the table's columns.</param>
/// <param name="Behind">Those that lack columns of the table.</param>
/// <param name="Conflicting">Those with other columns.</param>
/// <param name="Missing">Those that have objects and were not registered.</param>
/// <param name="Expired">Those that have no objects.</param>
/// <param name="Misplaced">Objects in no partition.</param>
/// <param name="Created">Those that were registered now.</param>
/// <param name="Removed">Those that were removed from the catalog now.</param>
/// <param name="Synced">Those that got the table's columns now.</param>
/// <param name="Failed">Those with which that failed.</param>
internal sealed record TableReport(
    string Table,
    bool IsProjected,
    string? Problem,
    int Registered,
    int UpToDate,
    ImmutableArray<string> Behind,
    ImmutableArray<ReportedItem> Conflicting,
    IReadOnlyList<string>? Missing,
    IReadOnlyList<string>? Expired,
    IReadOnlyList<ReportedItem>? Misplaced,
    ImmutableArray<string> Created,
    ImmutableArray<string> Removed,
    ImmutableArray<string> Synced,
    ImmutableArray<ReportedItem> Failed)
{
    public static TableReport Of(TableWork work) => new(
        work.Table.Name,
        work.Registered.IsProjected,
        work.Registered.Problem,
        work.Registered.Partitions.Length,
        work.Registered.With(DriftStatus.None).Count(),
        [.. work.Registered.With(DriftStatus.Behind).Select(item => item.Partition.Folder)],
        [.. work.Registered.With(DriftStatus.Conflicting).Select(item => new ReportedItem(item.Partition.Folder, item.Drift.Reason!))],
        work.Audit?.Missing.Select(partition => partition.Folder).ToList(),
        work.Audit?.Expired.Select(partition => partition.Folder).ToList(),
        work.Audit?.Misplaced.Select(item => new ReportedItem(item.Key, item.Reason)).ToList(),
        Folders(work.Created),
        Folders(work.Removed),
        Folders(work.Synced),
        [.. work.Failures.Select(item => new ReportedItem(item.Key.Folder, item.Value)).OrderBy(item => item.Name, StringComparer.Ordinal)]);

    private static ImmutableArray<string> Folders(ImmutableArray<Partition> partitions) => [.. partitions.Select(partition => partition.Folder)];
}

/// <summary>A partition, or the key of an object, and what is wrong with it.</summary>
internal sealed record ReportedItem(string Name, string Reason);

[JsonSerializable(typeof(PartitionsReport))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class PartitionsJson : JsonSerializerContext;
