using System.Collections.Immutable;
using EventLogs.Local.Storage;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Catalog;

/// <summary>Brings the partitions of the local catalog up to date with their tables, as far as that is safe.</summary>
internal sealed class LocalPartitionSync(LocalBucket bucket)
{
    private readonly CatalogFile _file = new(bucket);

    /// <summary>How each partition stands to its table; nothing is changed.</summary>
    public ImmutableArray<DriftedPartition> Compare(IEnumerable<TableDefinition> tables) => Compare(_file.Read(), tables);

    /// <summary>Gives every partition that is behind the columns of its table.</summary>
    /// <returns>How each partition stood before.</returns>
    public async Task<ImmutableArray<DriftedPartition>> RunAsync(ImmutableArray<TableDefinition> tables, CancellationToken cancellation)
    {
        using var held = await _file.LockAsync(cancellation).ConfigureAwait(false);
        var document = _file.Read();
        var partitions = Compare(document, tables);
        foreach (var table in tables)
        {
            var behind = partitions.Where(item => item.Table == table.Name && item.Drift.Status == DriftStatus.Behind).ToList();
            if (behind.Count > 0)
                document.Tables[table.Name] = document.Tables[table.Name].With(table, behind.Select(item => item.Folder));
        }

        if (partitions.Any(item => item.Drift.Status == DriftStatus.Behind))
            _file.Write(document);
        return partitions;
    }

    private static ImmutableArray<DriftedPartition> Compare(CatalogDocument document, IEnumerable<TableDefinition> tables) =>
    [
        .. tables.Where(table => document.Tables.ContainsKey(table.Name)).SelectMany(table => Compare(document.Tables[table.Name], table)),
    ];

    private static IEnumerable<DriftedPartition> Compare(CatalogTable registered, TableDefinition table)
    {
        var drifts = registered.ColumnSets
            .Select(set => PartitionDrift.Between([.. set.Select(column => (column.Name, column.Type))], table))
            .ToList();
        return registered.Partitions.Select(entry => new DriftedPartition(table.Name, entry.Key, drifts[entry.Value]));
    }
}
