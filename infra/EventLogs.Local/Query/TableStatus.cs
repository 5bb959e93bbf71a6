using System.Collections.Immutable;
using EventLogs.Local.Catalog;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Query;

/// <summary>What the bucket holds of one table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Partitions">The registered partitions, in order.</param>
/// <param name="OutdatedPartitions">How many of them were registered with other columns than the table has now.</param>
/// <param name="Objects">Objects in registered partitions.</param>
/// <param name="Bytes">Their size, compressed.</param>
/// <param name="UnregisteredObjects">Objects that no query sees, because their partition is not registered.</param>
internal sealed record TableStatus(
    TableDefinition Table, ImmutableArray<string> Partitions, int OutdatedPartitions, int Objects, long Bytes, int UnregisteredObjects)
{
    public static TableStatus Of(TableDefinition table, LocalBucket bucket, CatalogTable? registered)
    {
        CatalogColumn[] columns = [.. table.Columns.Select(column => new CatalogColumn(column.Name, column.Type))];
        var outdated = registered?.Partitions.Values.Count(set => !registered.ColumnSets[set].SequenceEqual(columns)) ?? 0;
        var (objects, bytes, unregistered) = (0, 0L, 0);
        foreach (var (key, size) in bucket.List(PartitionLayout.TablePrefix(table.Name)))
        {
            if (PartitionLayout.TryParse(key, out _, out var values)
                && registered?.Partitions.ContainsKey(PartitionLayout.PartitionFolder(values)) == true)
            {
                (objects, bytes) = (objects + 1, bytes + size);
            }
            else
            {
                unregistered++;
            }
        }

        var partitions = registered?.Partitions.Keys ?? Enumerable.Empty<string>();
        return new TableStatus(table, [.. partitions], outdated, objects, bytes, unregistered);
    }
}
