using System.Collections.Immutable;
using System.Globalization;
using EventLogs.History;
using EventLogs.Local.Folding;
using EventLogs.Local.History;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Commands;

/// <summary>What a fold did: docs/schemas/fold.schema.json.</summary>
internal sealed record FoldDocument(ImmutableArray<HistoryDocument> Histories, ImmutableArray<string> Warnings)
{
    public static FoldDocument Of(IEnumerable<EventDefinition> logs, FoldSummary summary, LocalBucket bucket) => new(
        [.. logs.Zip(summary.Tables, (log, table) => HistoryDocument.Of(log, table, HistoryStatus.Of(bucket, log.Table)))], summary.Warnings);
}

/// <summary>One history.</summary>
/// <param name="Name">Its table.</param>
/// <param name="Log">The table of its log.</param>
/// <param name="Folded">The days that were folded.</param>
/// <param name="Failed">Those that could not be.</param>
/// <param name="Left">Those that are left for the next run.</param>
/// <param name="Days">How many days it has.</param>
/// <param name="ReadUpTo">The last day that is read from it.</param>
/// <param name="Expired">Days of the log of which objects were to be deleted.</param>
/// <param name="Error">What kept all of it from being worked on.</param>
internal sealed record HistoryDocument(
    string Name,
    string Log,
    ImmutableArray<string> Folded,
    ImmutableArray<FailedDay> Failed,
    ImmutableArray<string> Left,
    int Days,
    string? ReadUpTo,
    ImmutableArray<ExpiredDay> Expired,
    string? Error)
{
    public static HistoryDocument Of(EventDefinition log, TableFold table, HistoryStatus status) => new(
        log.History!.Table,
        log.Table.Name,
        [.. table.Days.Where(day => day.Status == DayStatus.Folded).Select(day => Text(day.Day))],
        [.. table.Days.Where(day => day.Status == DayStatus.Failed).Select(day => new FailedDay(Text(day.Day), day.Error ?? ""))],
        [.. table.Days.Where(day => day.Status == DayStatus.Left).Select(day => Text(day.Day))],
        status.Days.Published.Count,
        status.Days.LastDay is { } last ? Text(last) : null,
        [.. table.Expiry.Days.Select(day => new ExpiredDay(Text(day.Day), day.Deleted, day.Kept, day.Error))],
        table.Error);

    private static string Text(DateOnly day) => day.ToString(PartitionLayout.Day.Format, CultureInfo.InvariantCulture);
}

/// <summary>A day that could not be folded, and why.</summary>
internal sealed record FailedDay(string Day, string Error);

/// <summary>A day of which objects were to be deleted: how many were, how many were kept, and what went wrong.</summary>
internal sealed record ExpiredDay(string Day, int Deleted, int Kept, string? Error);
