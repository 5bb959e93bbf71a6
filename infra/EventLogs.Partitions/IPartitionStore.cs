using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions;

/// <summary>A catalog whose partitions can be looked at and changed, besides being created.</summary>
public interface IPartitionStore : IPartitionCatalog
{
    /// <summary>Reads what is registered of a table.</summary>
    /// <param name="table">The table, as the schemas have it.</param>
    /// <param name="cancellation">Ends the call early.</param>
    Task<TablePartitions> ReadAsync(TableDefinition table, CancellationToken cancellation);

    /// <summary>Gives partitions the columns of their table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partitions">Partitions that <see cref="ReadAsync"/> found; any number.</param>
    /// <param name="cancellation">Ends the call early; some may have been changed.</param>
    /// <returns>Those that were not changed, and why; the others were.</returns>
    Task<ImmutableDictionary<Partition, string>> UpdateAsync(
        TableDefinition table, ImmutableArray<FoundPartition> partitions, CancellationToken cancellation);

    /// <summary>Removes partitions from the catalog. Objects are left alone.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partitions">Any number of partitions.</param>
    /// <param name="cancellation">Ends the call early; some may have been removed.</param>
    /// <returns>Those that were not removed, and why; the others are gone.</returns>
    Task<ImmutableDictionary<Partition, string>> DeleteAsync(
        TableDefinition table, ImmutableArray<Partition> partitions, CancellationToken cancellation);
}
