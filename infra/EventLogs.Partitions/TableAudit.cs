using System.Collections.Frozen;
using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions;

/// <summary>What lies in a bucket of a table, compared with what is registered of it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Registered">What is registered.</param>
/// <param name="Missing">Partitions that have objects and are not registered: queries do not see them.</param>
/// <param name="Expired">Registered partitions without an object.</param>
/// <param name="Misplaced">Objects that lie in the table's folder and in no partition: queries do not see them, and nothing can register them.</param>
public sealed record TableAudit(
    TableDefinition Table,
    TablePartitions Registered,
    ImmutableArray<Partition> Missing,
    ImmutableArray<Partition> Expired,
    ImmutableArray<MisplacedKey> Misplaced)
{
    /// <summary>Compares.</summary>
    /// <param name="table">The table.</param>
    /// <param name="registered">What is registered, read before the objects were listed: a partition is registered after its first object is there,
    /// so one that has none by then has lost them.</param>
    /// <param name="keys">The keys in the table's folder.</param>
    /// <param name="cancellation">Ends the listing.</param>
    public static async Task<TableAudit> OfAsync(
        TableDefinition table, TablePartitions registered, IAsyncEnumerable<string> keys, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(registered);
        ArgumentNullException.ThrowIfNull(keys);
        var sorter = new KeySorter(new[] { table }.ToFrozenDictionary(item => item.Name, StringComparer.Ordinal));
        var stored = new HashSet<Partition>();
        var misplaced = ImmutableArray.CreateBuilder<MisplacedKey>();
        await foreach (var key in keys.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (sorter.IsInPartition(key, out _, out var values))
                stored.Add(new Partition(values));
            else if (!KeySorter.IsExpectedElsewhere(key) && sorter.Misplacement(key) is { } reason)
                misplaced.Add(new MisplacedKey(key, reason));
        }

        var known = registered.Partitions.Select(item => item.Partition).ToHashSet();
        var isChecked = !registered.IsProjected && registered.Problem is null;
        return new TableAudit(
            table,
            registered,
            isChecked ? Ordered(stored.Except(known)) : [],
            isChecked ? Ordered(registered.Partitions.Where(item => !item.IsElsewhere && !stored.Contains(item.Partition)).Select(item => item.Partition)) : [],
            misplaced.ToImmutable());
    }

    private static ImmutableArray<Partition> Ordered(IEnumerable<Partition> partitions) =>
        [.. partitions.OrderBy(partition => partition.Folder, StringComparer.Ordinal)];
}
