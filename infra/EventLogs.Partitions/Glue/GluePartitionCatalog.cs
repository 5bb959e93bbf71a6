using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using EventLogs.Aws.Glue;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions.Glue;

/// <summary>Partitions in a Glue database, over the objects of one bucket.</summary>
/// <param name="createPartitions">How they are created.</param>
/// <param name="database">The database.</param>
/// <param name="bucket">The bucket.</param>
public sealed class GluePartitionCatalog(CreatePartitions createPartitions, string database, string bucket) : IPartitionCatalog
{
    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031", Justification = "What keeps these partitions from being created must not keep others from it.")]
    public async Task<ImmutableArray<PartitionOutcome>> CreateAsync(
        TableDefinition table, ImmutableArray<Partition> partitions, CancellationToken cancellation)
    {
        try
        {
            var tableLocation = $"s3://{bucket}/{PartitionLayout.TablePrefix(table.Name)}";
            var inputs = partitions.Select(partition => new PartitionInput(
                partition.Values, GlueStorage.ToElement(table, tableLocation + partition.Folder)));
            var errors = await createPartitions(database, table.Name, [.. inputs], cancellation)
                .WaitAsync(cancellation) // whatever holds the call up, the time is over when it is over
                .ConfigureAwait(false);
            return Outcomes(partitions, errors);
        }
        catch (Exception exception)
        {
            var outcome = GlueFailure.Of(exception);
            return [.. partitions.Select(_ => outcome)];
        }
    }

    private static ImmutableArray<PartitionOutcome> Outcomes(
        ImmutableArray<Partition> partitions, ImmutableArray<PartitionError> errors)
    {
        var outcomes = partitions.ToDictionary(partition => partition, _ => PartitionOutcome.Created);
        foreach (var error in errors)
        {
            var partition = new Partition(error.Values);
            if (!outcomes.ContainsKey(partition))
                throw new InvalidDataException($"Glue reported {error.ErrorCode} for {partition}, which was not asked for.");
            outcomes[partition] = Outcome(error);
        }

        return [.. partitions.Select(partition => outcomes[partition])];
    }

    private static PartitionOutcome Outcome(PartitionError error) => error.ErrorCode == GlueClient.AlreadyExists
        ? PartitionOutcome.AlreadyExists
        : PartitionOutcome.Failed(error.ErrorCode, error.ErrorMessage ?? "no reason given");
}
