using System.Collections.Immutable;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.CreatePartition.Glue;

/// <summary>Partitions in a Glue database, over the objects of one bucket.</summary>
internal sealed class GluePartitionCatalog(IGlue glue, string database, string bucket) : IPartitionCatalog
{
    private const string AlreadyExists = "AlreadyExistsException";

    /// <inheritdoc/>
    public async Task<ImmutableArray<PartitionOutcome>> CreateAsync(
        TableDefinition table, ImmutableArray<Partition> partitions, CancellationToken cancellation)
    {
        var tableLocation = $"s3://{bucket}/{PartitionLayout.TablePrefix(table.Name)}";
        var inputs = partitions.Select(partition => new PartitionInput(partition.Values, tableLocation + partition.Folder, table));
        var errors = await glue.BatchCreatePartitionAsync(database, table.Name, [.. inputs], cancellation).ConfigureAwait(false);

        var outcomes = partitions.ToDictionary(partition => partition, _ => PartitionOutcome.Created);
        foreach (var error in errors)
        {
            var partition = new Partition(error.PartitionValues);
            if (!outcomes.ContainsKey(partition))
                throw new InvalidDataException($"Glue reported {error.ErrorDetail?.ErrorCode} for {partition}, which nobody asked for.");
            outcomes[partition] = Outcome(error.ErrorDetail);
        }

        return [.. partitions.Select(partition => outcomes[partition])];
    }

    private static PartitionOutcome Outcome(ErrorDetail? error) => error?.ErrorCode == AlreadyExists
        ? PartitionOutcome.AlreadyExists
        : PartitionOutcome.Failed($"{error?.ErrorCode}: {error?.ErrorMessage}");
}
