using System.Collections.Immutable;
using EventLogs.Local.Storage;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Registration;

/// <summary>
/// Checks and repairs the partitions of tables. Each step can be ended at any point and done again: what is registered is not registered again,
/// and what is up to date is left alone.
/// </summary>
internal sealed class PartitionWork(IPartitionStore store, IObjectReader bucket, ImmutableArray<TableDefinition> tables)
{
    /// <summary>Compares the bucket with what is registered; nothing is changed.</summary>
    public Task<ImmutableArray<TableWork>> CheckAsync(Action<int, int> progress, CancellationToken cancellation) =>
        OfEachAsync(async table => TableWork.Of(await AuditAsync(table, cancellation).ConfigureAwait(false)), progress);

    /// <summary>Registers what is missing.</summary>
    /// <param name="removeExpired">Whether partitions without an object are removed from the catalog.</param>
    /// <param name="progress">Is told how many tables are done.</param>
    /// <param name="cancellation">Ends the work; what was done stays.</param>
    public Task<ImmutableArray<TableWork>> RepairAsync(bool removeExpired, Action<int, int> progress, CancellationToken cancellation) => OfEachAsync(
        async table =>
        {
            var audit = await AuditAsync(table, cancellation).ConfigureAwait(false);
            var failures = new Dictionary<Partition, string>();
            foreach (var batch in audit.Missing.Chunk(PartitionRegistrar.MaxBatch))
            {
                var outcomes = await store.CreateAsync(table, [.. batch], cancellation).ConfigureAwait(false);
                foreach (var (partition, outcome) in batch.Zip(outcomes).Where(item => item.Second.Error is not null))
                    failures[partition] = outcome.Error!;
            }

            if (removeExpired && !audit.Expired.IsEmpty)
            {
                foreach (var (partition, reason) in await store.DeleteAsync(table, audit.Expired, cancellation).ConfigureAwait(false))
                    failures[partition] = reason;
            }

            return TableWork.Of(audit) with
            {
                Created = [.. audit.Missing.Where(partition => !failures.ContainsKey(partition))],
                Removed = removeExpired ? [.. audit.Expired.Where(partition => !failures.ContainsKey(partition))] : [],
                Failures = failures.ToImmutableDictionary(),
            };
        },
        progress);

    /// <summary>Gives partitions that are behind the columns of their table.</summary>
    /// <param name="isDryRun">Whether nothing is changed.</param>
    /// <param name="progress">Is told how many tables are done.</param>
    /// <param name="cancellation">Ends the work; what was done stays.</param>
    public Task<ImmutableArray<TableWork>> SyncAsync(bool isDryRun, Action<int, int> progress, CancellationToken cancellation) => OfEachAsync(
        async table =>
        {
            var registered = await store.ReadAsync(table, cancellation).ConfigureAwait(false);
            var work = new TableWork(table, registered);
            ImmutableArray<FoundPartition> behind = [.. work.Registered.With(DriftStatus.Behind)];
            if (isDryRun || behind.IsEmpty)
                return work;
            var failures = await store.UpdateAsync(table, behind, cancellation).ConfigureAwait(false);
            return work with
            {
                Synced = [.. behind.Select(item => item.Partition).Where(partition => !failures.ContainsKey(partition))],
                Failures = failures,
            };
        },
        progress);

    private async Task<ImmutableArray<TableWork>> OfEachAsync(Func<TableDefinition, Task<TableWork>> work, Action<int, int> progress)
    {
        var all = ImmutableArray.CreateBuilder<TableWork>();
        foreach (var table in tables)
        {
            all.Add(await work(table).ConfigureAwait(false));
            progress(all.Count, tables.Length);
        }

        return all.ToImmutable();
    }

    private async Task<TableAudit> AuditAsync(TableDefinition table, CancellationToken cancellation)
    {
        // first what is registered, then the objects: see TableAudit
        var registered = await store.ReadAsync(table, cancellation).ConfigureAwait(false);
        var keys = bucket.ListAsync(PartitionLayout.TablePrefix(table.Name), cancellation);
        return await TableAudit.OfAsync(table, registered, keys, cancellation).ConfigureAwait(false);
    }
}
