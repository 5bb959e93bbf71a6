using System.Collections.Immutable;
using EventLogs.History;
using EventLogs.Local.Catalog;
using EventLogs.Local.History;
using EventLogs.Local.Storage;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Mirror;

/// <summary>
/// Keeps in a folder what lies in a bucket in S3 from a day on: the days of the history, and of the log those that the history lacks. An object
/// that lies there in the same version is not fetched again.
/// </summary>
/// <param name="remote">The bucket in S3.</param>
/// <param name="local">The folder.</param>
internal sealed class S3Mirror(S3Bucket remote, LocalBucket local)
{
    private const string LockKey = ".catalog/mirror.lock";
    private const int MaxAttempts = 1;

    // small objects: the time goes into waiting for answers
    private const int MaxRequests = 16;

    /// <summary>Brings the folder up to date.</summary>
    /// <param name="tables">The tables of the logs.</param>
    /// <param name="first">The first day.</param>
    /// <param name="cancellation">Ends it; what has been fetched stays.</param>
    /// <exception cref="IOException">Another process uses the folder.</exception>
    public async Task<MirrorReport> UpdateAsync(ImmutableArray<TableDefinition> tables, DateOnly first, CancellationToken cancellation)
    {
        local.Create();
        using var held = await BucketLock.TryTakeAsync(local, LockKey, MaxAttempts, cancellation).ConfigureAwait(false)
            ?? throw new IOException($"{local.Folder} is in use by another process: run it again when that is done, or name another folder with --cache.");
        var index = new MirrorIndex(local);
        var report = new MirrorReport(0, 0, 0);
        try
        {
            var known = new HashSet<string>(StringComparer.Ordinal);
            var log = new List<string>();
            foreach (var table in tables)
            {
                var history = await ListAsync(PartitionLayout.HistoryPrefix(table.Name), null, cancellation).ConfigureAwait(false);
                var wanted = history.Where(item => !(DayOf(item, PartitionLayout.HistoryPrefix(table.Name)) < first));
                report += await FetchAsync(index, wanted, cancellation).ConfigureAwait(false);
                known.UnionWith(history.Where(index.Has).Select(item => item.Key));

                var lines = await ListAsync(PartitionLayout.TablePrefix(table.Name), PartitionLayout.LogFolder(table.Name, first), cancellation).ConfigureAwait(false);
                var unfolded = await UnfoldedAsync(table, lines, cancellation).ConfigureAwait(false);
                report += await FetchAsync(index, unfolded, cancellation).ConfigureAwait(false);
                known.UnionWith(unfolded.Select(item => item.Key));
                log.AddRange(unfolded.Select(item => item.Key));
            }

            Forget(index, known);
            await new PartitionRegistrar(tables, new LocalPartitionCatalog(local)).RegisterAsync(log, cancellation).ConfigureAwait(false);
        }
        finally
        {
            index.Save();
        }

        return report;
    }

    private async Task<List<S3Item>> ListAsync(string prefix, string? after, CancellationToken cancellation)
    {
        var items = new List<S3Item>();
        await foreach (var item in remote.ListItemsAsync(prefix, after, cancellation).ConfigureAwait(false))
        {
            // a folder that somebody made in the console
            if (!item.Key.EndsWith('/'))
                items.Add(item);
        }

        return items;
    }

    /// <summary>The objects of the log that the view of it reads: from its last day in the history on.</summary>
    private async Task<List<S3Item>> UnfoldedAsync(TableDefinition table, List<S3Item> lines, CancellationToken cancellation)
    {
        var prefix = PartitionLayout.TablePrefix(table.Name);
        var days = lines.Select(item => DayOf(item, prefix)).OfType<DateOnly>().ToImmutableSortedSet();
        var history = await HistoryDays.ReadAsync(new LocalHistoryBucket(local), table.Name, cancellation).ConfigureAwait(false);
        var lastDay = (history with { Log = days }).LastDay;
        return [.. lines.Where(item => DayOf(item, prefix) is { } day && (lastDay is null || day >= lastDay))];
    }

    private static DateOnly? DayOf(S3Item item, string prefix) => PartitionLayout.TryParseDay(item.Key.AsSpan(prefix.Length), out var day) ? day : null;

    private async Task<MirrorReport> FetchAsync(MirrorIndex index, IEnumerable<S3Item> items, CancellationToken cancellation)
    {
        var all = items.ToList();
        var missing = all.Where(item => !index.Has(item)).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxRequests, CancellationToken = cancellation };
        await Parallel.ForEachAsync(missing, options, FetchAsync).ConfigureAwait(false);
        return new MirrorReport(all.Count, missing.Count, missing.Sum(item => item.Bytes));

        async ValueTask FetchAsync(S3Item item, CancellationToken token)
        {
            // otherwise it is gone since it was listed
            if (await remote.ReadAsync(item.Key, token).ConfigureAwait(false) is not { } content)
                return;
            local.Put(item.Key, content);
            index.Add(item);
        }
    }

    /// <summary>Deletes what is not in S3 any more, or not in this version, and what the history has by now.</summary>
    private void Forget(MirrorIndex index, HashSet<string> known)
    {
        foreach (var key in index.Keys.Except(known).ToList())
        {
            local.Delete(key);
            index.Remove(key);
        }
    }
}
