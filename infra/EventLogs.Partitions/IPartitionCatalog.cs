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
    /// A partition that exists is not an error but an outcome, and so is a call that fails as a whole (denied, throttled beyond the
    /// retries, no such table, no answer in time): other tables' partitions have to be tried all the same, and creating again what an
    /// earlier call created does no harm. What is thrown ends the work; only a catalog that no table can be registered in may do so.
    /// </remarks>
    Task<ImmutableArray<PartitionOutcome>> CreateAsync(
        TableDefinition table, ImmutableArray<Partition> partitions, CancellationToken cancellation);
}
