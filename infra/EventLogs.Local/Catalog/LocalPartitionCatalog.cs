using System.Collections.Immutable;
using EventLogs.Local.Storage;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Catalog;

/// <summary>Plays the Glue catalog: remembers in a file which partitions exist, and with which columns they were created.</summary>
internal sealed class LocalPartitionCatalog(LocalBucket bucket) : IPartitionCatalog
{
    private readonly CatalogFile _file = new(bucket);
    private readonly HashSet<(string Table, Partition Partition)> _known = [];

    public async Task<ImmutableArray<PartitionOutcome>> CreateAsync(
        TableDefinition table, ImmutableArray<Partition> partitions, CancellationToken cancellation)
    {
        if (partitions.All(partition => _known.Contains((table.Name, partition))))
            return [.. partitions.Select(_ => PartitionOutcome.AlreadyExists)];

        using var held = await _file.LockAsync(cancellation).ConfigureAwait(false);
        var document = _file.Read();
        if (!document.Tables.TryGetValue(table.Name, out var entry))
            document.Tables.Add(table.Name, entry = new CatalogTable([], []));
        var columns = entry.IndexOf(table);
        var outcomes = partitions
            .Select(partition => entry.Partitions.TryAdd(partition.Folder, columns))
            .Select(isNew => isNew ? PartitionOutcome.Created : PartitionOutcome.AlreadyExists)
            .ToImmutableArray();
        if (outcomes.Contains(PartitionOutcome.Created))
            _file.Write(document);
        _known.UnionWith(partitions.Select(partition => (table.Name, partition)));
        return outcomes;
    }
}
