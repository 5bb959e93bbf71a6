using System.Collections.Immutable;
using EventLogs.Aws;
using EventLogs.Aws.Glue;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions.Glue;

/// <summary>The partitions in a Glue database over the objects of one bucket, to look at and to change.</summary>
/// <param name="glue">The client.</param>
/// <param name="database">The database.</param>
/// <param name="bucket">The bucket.</param>
public sealed class GluePartitionStore(GlueClient glue, string database, string bucket) : IPartitionStore
{
    // The parameter by which Athena computes partitions instead of asking for them.
    // Source: https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html
    private const string Projection = "projection.enabled";

    private readonly GluePartitionCatalog _catalog = new(glue.BatchCreatePartitionAsync, database, bucket);

    /// <inheritdoc/>
    public Task<ImmutableArray<PartitionOutcome>> CreateAsync(
        TableDefinition table, ImmutableArray<Partition> partitions, CancellationToken cancellation) =>
        _catalog.CreateAsync(table, partitions, cancellation);

    /// <inheritdoc/>
    public async Task<TablePartitions> ReadAsync(TableDefinition table, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        try
        {
            var described = await glue.GetTableAsync(database, table.Name, cancellation).ConfigureAwait(false);
            if (described.Parameters.TryGetValue(Projection, out var projection) && string.Equals(projection, "true", StringComparison.OrdinalIgnoreCase))
                return new TablePartitions([]) { IsProjected = true };
            if (ProblemOf(described, table) is { } problem)
                return TablePartitions.Untouchable(problem);
            return new TablePartitions(await ReadPartitionsAsync(table, cancellation).ConfigureAwait(false));
        }
        catch (AwsException exception) when (exception.ErrorCode == GlueClient.EntityNotFound)
        {
            return TablePartitions.Untouchable($"there is no such table in the database {database}");
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableDictionary<Partition, string>> UpdateAsync(
        TableDefinition table, ImmutableArray<FoundPartition> partitions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        return ChangeAsync(
            partitions,
            GlueClient.MaxBatch,
            item => item.Partition,
            batch => glue.BatchUpdatePartitionAsync(
                database, table.Name, [.. batch.Select(item => GluePartitionEntry.Update(item, table))], cancellation));
    }

    /// <inheritdoc/>
    public Task<ImmutableDictionary<Partition, string>> DeleteAsync(
        TableDefinition table, ImmutableArray<Partition> partitions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        return ChangeAsync(
            partitions,
            GlueClient.MaxDeleteBatch,
            partition => partition,
            batch => glue.BatchDeletePartitionAsync(database, table.Name, [.. batch.Select(partition => partition.Values)], cancellation));
    }

    private async Task<ImmutableArray<FoundPartition>> ReadPartitionsAsync(TableDefinition table, CancellationToken cancellation)
    {
        var location = $"s3://{bucket}/{PartitionLayout.TablePrefix(table.Name)}";
        var found = ImmutableArray.CreateBuilder<FoundPartition>();
        await foreach (var item in glue.GetPartitionsAsync(database, table.Name, cancellation: cancellation).ConfigureAwait(false))
        {
            var partition = new Partition(item.Values);
            found.Add(new FoundPartition(
                partition,
                GluePartitionEntry.DriftOf(item, table),
                item.Location?.TrimEnd('/') != (location + partition.Folder).TrimEnd('/'),
                item.Description));
        }

        return found.ToImmutable();
    }

    /// <summary>Partitions must not get columns that their table does not have.</summary>
    private static string? ProblemOf(GlueTable described, TableDefinition table)
    {
        var drift = PartitionDrift.Between([.. described.Columns.Select(column => (column.Name, column.Type))], table);
        return drift.Status switch
        {
            DriftStatus.None => null,
            DriftStatus.Behind => "the table in Glue lacks columns that the schemas have: deploy first",
            _ => $"the table in Glue has other columns than the schemas ({drift.Reason}): use the version that is deployed, or deploy this one",
        };
    }

    /// <summary>Changes partitions in as many calls as it takes; one that fails keeps the others from nothing.</summary>
    private static async Task<ImmutableDictionary<Partition, string>> ChangeAsync<T>(
        ImmutableArray<T> items, int max, Func<T, Partition> partitionOf, Func<T[], Task<ImmutableArray<PartitionError>>> change)
    {
        var failures = ImmutableDictionary.CreateBuilder<Partition, string>();
        foreach (var batch in items.Chunk(max))
        {
            try
            {
                foreach (var error in await change(batch).ConfigureAwait(false))
                    failures[new Partition(error.Values)] = $"{error.ErrorCode}: {error.ErrorMessage ?? "no reason given"}";
            }
            catch (AwsException exception)
            {
                foreach (var item in batch)
                    failures[partitionOf(item)] = $"{exception.ErrorCode}: {exception.Reason}";
            }
        }

        return failures.ToImmutable();
    }
}
