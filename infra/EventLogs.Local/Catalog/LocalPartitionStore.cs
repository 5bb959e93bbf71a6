using System.Collections.Immutable;
using EventLogs.Local.Storage;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Catalog;

/// <summary>The partitions in the catalog of a folder, to look at and to change.</summary>
internal sealed class LocalPartitionStore(LocalBucket bucket) : IPartitionStore
{
    private static readonly ImmutableDictionary<Partition, string> NoFailures = ImmutableDictionary<Partition, string>.Empty;

    private readonly CatalogFile _file = new(bucket);
    private readonly LocalPartitionCatalog _catalog = new(bucket);

    public Task<ImmutableArray<PartitionOutcome>> CreateAsync(
        TableDefinition table, ImmutableArray<Partition> partitions, CancellationToken cancellation) =>
        _catalog.CreateAsync(table, partitions, cancellation);

    public Task<TablePartitions> ReadAsync(TableDefinition table, CancellationToken cancellation) =>
        Task.FromResult(new TablePartitions(
            _file.Read().Tables.TryGetValue(table.Name, out var registered) ? [.. Compare(registered, table)] : []));

    public async Task<ImmutableDictionary<Partition, string>> UpdateAsync(
        TableDefinition table, ImmutableArray<FoundPartition> partitions, CancellationToken cancellation)
    {
        await ChangeAsync(table, registered => registered.With(table, partitions.Select(item => item.Partition.Folder)), cancellation).ConfigureAwait(false);
        return NoFailures;
    }

    public async Task<ImmutableDictionary<Partition, string>> DeleteAsync(
        TableDefinition table, ImmutableArray<Partition> partitions, CancellationToken cancellation)
    {
        await ChangeAsync(table, registered => registered.Without(partitions.Select(item => item.Folder)), cancellation).ConfigureAwait(false);
        return NoFailures;
    }

    private Task ChangeAsync(TableDefinition table, Func<CatalogTable, CatalogTable> change, CancellationToken cancellation) => _file.ChangeAsync(
        document =>
        {
            if (!document.Tables.TryGetValue(table.Name, out var registered))
                return false;
            document.Tables[table.Name] = change(registered);
            return true;
        },
        cancellation);

    private static IEnumerable<FoundPartition> Compare(CatalogTable registered, TableDefinition table)
    {
        var drifts = registered.ColumnSets
            .Select(set => PartitionDrift.Between([.. set.Select(column => (column.Name, column.Type))], table))
            .ToList();
        foreach (var (folder, columns) in registered.Partitions)
        {
            // As the key of any object in it
            if (PartitionLayout.TryParse(PartitionLayout.TablePrefix(table.Name) + folder + "_", out _, out var values))
                yield return new FoundPartition(new Partition(values), drifts[columns]);
        }
    }
}
