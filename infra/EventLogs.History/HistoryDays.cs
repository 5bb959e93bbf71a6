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

    /// <summary>The days that are never folded again; null for none.</summary>
    public FrozenDays? Frozen { get; init; }

    /// <summary>
    /// The last day that may be read from the history: every day of the log up to it is published, or frozen. Null when there is none, and the
    /// log has to be read alone.
    /// </summary>
    public DateOnly? LastDay
    {
        get
        {
            var gap = Log.Except(Published).Where(day => !IsFrozen(day)).Cast<DateOnly?>().FirstOrDefault();
            var last = Published.Where(day => gap is null || day < gap).Cast<DateOnly?>().LastOrDefault();
            return last is { } day && !IsFrozen(day) ? day : Frozen?.Last ?? last;
        }
    }

    /// <summary>Whether a day is never folded again.</summary>
    public bool IsFrozen(DateOnly day) => day <= Frozen?.Last;

    /// <summary>Looks into the bucket.</summary>
    public static async Task<HistoryDays> ReadAsync(IHistoryReader bucket, string table, CancellationToken cancellation)
    {
        var logPrefix = PartitionLayout.TablePrefix(table);
        var historyPrefix = PartitionLayout.HistoryPrefix(table);
        var folders = await bucket.ListFoldersAsync(logPrefix, cancellation).ConfigureAwait(false);
        var history = await bucket.ListAsync(historyPrefix, cancellation).ConfigureAwait(false);
        return new HistoryDays(
            Days(folders, logPrefix),
            Days(history.Where(key => key.EndsWith("/" + Mark, StringComparison.Ordinal)), historyPrefix))
        {
            Frozen = await FrozenDays.ReadAsync(bucket, table, cancellation).ConfigureAwait(false),
        };
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
