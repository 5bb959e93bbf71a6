using System.Collections.Immutable;
using EventLogs.History;
using EventLogs.Local.Catalog;
using EventLogs.Local.History;
using EventLogs.Local.Query;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Folding;

/// <summary>Folds the closed days of all event logs of a bucket.</summary>
internal sealed class LocalFold(LocalBucket bucket, ImmutableArray<EventDefinition> catalog, TimeProvider clock)
{
    // An ingest holds the lock for as long as it moves its objects
    private const int LockAttempts = 100;

    /// <summary>A request for everything that can be folded now.</summary>
    public FoldRequest Everything => new(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    /// <summary>Folds. Ended early, it leaves the days that it did not come to for the next run.</summary>
    /// <returns>Null when another process is at work on the history of this bucket.</returns>
    public async Task<FoldSummary?> RunAsync(FoldRequest request, CancellationToken cancellation)
    {
        using var held = await HistoryLock.TryTakeAsync(bucket, LockAttempts, cancellation).ConfigureAwait(false);
        if (held is null)
            return null;

        // No lease can be running: who had it would hold the lock. A query that is running finds its objects when it begins, and says so when
        // they are gone
        using var queries = new QueryEngine(bucket, LogIndex.Of(catalog), []);
        var folder = new HistoryFolder(new LocalHistoryBucket(bucket), new DuckDbHistoryEngine(bucket, queries), clock, lease: TimeSpan.Zero, patience: TimeSpan.Zero);
        var tables = ImmutableArray.CreateBuilder<TableFold>();
        foreach (var log in catalog.Where(log => log.History is not null))
            tables.Add(await folder.FoldAsync(log, request, () => !cancellation.IsCancellationRequested, CancellationToken.None).ConfigureAwait(false));
        return new FoldSummary(tables.ToImmutable(), [.. queries.Warnings]);
    }
}

/// <summary>What a fold did.</summary>
/// <param name="Tables">Per log with a history.</param>
/// <param name="Warnings">What was odd about the lines that were read.</param>
internal sealed record FoldSummary(ImmutableArray<TableFold> Tables, ImmutableArray<string> Warnings);
