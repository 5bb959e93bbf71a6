using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions;

/// <summary>The catalog that partitions are created in: AWS Glue, or a file.</summary>
public interface IPartitionCatalog
{
    /// <summary>Creates partitions of one table, with the table's own columns, serde and the location that the layout gives.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partitions">1 to <see cref="PartitionRegistrar.MaxBatch"/> distinct partitions.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>What became of each partition, in the order given.</returns>
    /// <remarks>
    /// A partition that exists is no error but an outcome. An error of the whole call (denied, throttled beyond the retries, no such
    /// table) is thrown: the registrar lets it through, and creating again what an earlier call created does no harm.
    /// </remarks>
    Task<ImmutableArray<PartitionOutcome>> CreateAsync(
        TableDefinition table, ImmutableArray<Partition> partitions, CancellationToken cancellation);
}
