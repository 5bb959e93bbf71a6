using System.Collections.Immutable;
using EventLogs.Aws.Glue;

namespace EventLogs.Partitions.Glue;

/// <summary>All that registering partitions needs of Glue: <see cref="GlueClient.BatchCreatePartitionAsync"/>.</summary>
public delegate Task<ImmutableArray<PartitionError>> CreatePartitions(
    string database, string table, ImmutableArray<PartitionInput> partitions, CancellationToken cancellation);
