using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.History;

/// <summary>What lies in the bucket of one event log, by days.</summary>
/// <param name="Log">The days that the log has objects of.</param>
/// <param name="Published">The days whose folder in the history has its completion mark.</param>
public sealed record HistoryDays(ImmutableSortedSet<DateOnly> Log, ImmutableSortedSet<DateOnly> Published)
{
    /// <summary>The name of the object that says that a day's folder is complete. Engines do not read names that start so.</summary>
    public const string Mark = "_done";

    /// <summary>The key of a day's completion mark.</summary>
    public static string MarkOf(string table, DateOnly day) => PartitionLayout.HistoryFolder(table, day) + Mark;

    /// <summary>
    /// The last day that may be read from the history: every day of the log up to it is published. Null when there is none, and the log has
    /// to be read alone.
    /// </summary>
    public DateOnly? LastDay
    {
        get
        {
            var gap = Log.Except(Published).Cast<DateOnly?>().FirstOrDefault();
            return Published.Where(day => gap is null || day < gap).Cast<DateOnly?>().LastOrDefault();
        }
    }

    /// <summary>Looks into the bucket.</summary>
    public static async Task<HistoryDays> ReadAsync(IHistoryBucket bucket, string table, CancellationToken cancellation)
    {
        var logPrefix = PartitionLayout.TablePrefix(table);
        var historyPrefix = PartitionLayout.HistoryPrefix(table);
        var folders = await bucket.ListFoldersAsync(logPrefix, cancellation).ConfigureAwait(false);
        var history = await bucket.ListAsync(historyPrefix, cancellation).ConfigureAwait(false);
        return new HistoryDays(
            Days(folders, logPrefix),
            Days(history.Where(key => key.EndsWith("/" + Mark, StringComparison.Ordinal)), historyPrefix));
    }

    private static ImmutableSortedSet<DateOnly> Days(IEnumerable<string> keys, string prefix)
    {
        var days = ImmutableSortedSet.CreateBuilder<DateOnly>();
        foreach (var key in keys)
        {
            if (PartitionLayout.TryParseDay(key.AsSpan(prefix.Length), out var day))
                days.Add(day);
        }

        return days.ToImmutable();
    }
}
