using System.Collections.Immutable;
using EventLogs.Aws.Glue;

namespace EventLogs.Lambdas.CreatePartition.Glue;

/// <summary>All that the registrar needs of Glue: <see cref="GlueClient.BatchCreatePartitionAsync"/>.</summary>
internal delegate Task<ImmutableArray<PartitionError>> CreatePartitions(
    string database, string table, ImmutableArray<PartitionInput> partitions, CancellationToken cancellation);
