using System.Collections.Immutable;
using System.Globalization;
using EventLogs.History;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.History;

/// <summary>What the bucket holds of the history of one log.</summary>
/// <param name="Days">The published days, and which of them the view of the log reads.</param>
/// <param name="Keys">The objects of the published days.</param>
/// <param name="Bytes">Their size.</param>
internal sealed record HistoryStatus(HistoryDays Days, ImmutableArray<string> Keys, long Bytes)
{
    public static HistoryStatus Of(LocalBucket bucket, TableDefinition log)
    {
        // A folder answers at once
        var days = HistoryDays.ReadAsync(new LocalHistoryBucket(bucket), log.Name, CancellationToken.None).GetAwaiter().GetResult();
        var objects = days.Published
            .SelectMany(day => bucket.List(PartitionLayout.HistoryFolder(log.Name, day)))
            .Where(item => IsRead(item.Key))
            .OrderBy(item => item.Key, StringComparer.Ordinal)
            .ToList();
        return new HistoryStatus(days, [.. objects.Select(item => item.Key)], objects.Sum(item => item.Bytes));
    }

    /// <summary>The same without the objects of days before a first one.</summary>
    /// <param name="log">The log.</param>
    /// <param name="day">The first day.</param>
    public HistoryStatus From(TableDefinition log, DateOnly day)
    {
        var first = PartitionLayout.HistoryFolder(log.Name, day);
        return this with { Keys = [.. Keys.Where(key => string.CompareOrdinal(key, first) >= 0)] };
    }

    /// <summary>A day as Athena shows a partition: <c>date=2026-11-22</c>.</summary>
    public static string PartitionOf(DateOnly day) =>
        $"{PartitionLayout.Day.Name}={day.ToString(PartitionLayout.Day.Format, CultureInfo.InvariantCulture)}";

    // As Athena has it
    private static bool IsRead(string key) => key[(key.LastIndexOf('/') + 1)..] is var name && name[0] is not ('_' or '.');
}
