using System.Collections.Frozen;
using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions;

/// <summary>Creates the partitions that new objects call for: each once per call, however many objects it has.</summary>
/// <param name="tables">The tables whose objects count. Everything else in the bucket is left alone.</param>
/// <param name="catalog">Where partitions are created.</param>
public sealed class PartitionRegistrar(IEnumerable<TableDefinition> tables, IPartitionCatalog catalog)
{
    /// <summary>
    /// The maximum number of partitions in one call of the catalog: Glue's limit for BatchCreatePartition.
    /// Source: https://docs.aws.amazon.com/glue/latest/webapi/API_BatchCreatePartition.html
    /// </summary>
    public const int MaxBatch = 100;

    private readonly KeySorter _sorter = new(tables.ToFrozenDictionary(table => table.Name, StringComparer.Ordinal));

    /// <summary>Creates the partitions of these objects where there are none.</summary>
    /// <param name="objectKeys">Keys as S3 knows them, so already URL-decoded; in any order, any number of times.</param>
    /// <param name="cancellation">Ends the call of the catalog that is under way.</param>
    /// <returns>
    /// What became of each partition. One that failed does not keep the others from being tried; the caller has to look at
    /// <see cref="PartitionReport.Failed"/> and <see cref="PartitionReport.MisplacedKeys"/>. What the catalog throws is thrown.
    /// </returns>
    public async Task<PartitionReport> RegisterAsync(IEnumerable<string> objectKeys, CancellationToken cancellation)
    {
        var wanted = new Dictionary<TableDefinition, HashSet<Partition>>(ReferenceEqualityComparer.Instance);
        var foreign = ImmutableArray.CreateBuilder<string>();
        var misplaced = ImmutableArray.CreateBuilder<MisplacedKey>();
        foreach (var key in objectKeys)
        {
            if (_sorter.IsInPartition(key, out var table, out var values))
                Add(wanted, table, values);
            else if (KeySorter.IsExpectedElsewhere(key))
                continue;
            else if (_sorter.Misplacement(key) is { } reason)
                misplaced.Add(new MisplacedKey(key, reason));
            else
                foreign.Add(key);
        }

        return new PartitionReport(
            await CreateAsync(wanted, cancellation).ConfigureAwait(false), foreign.ToImmutable(), misplaced.ToImmutable());
    }

    private async Task<ImmutableArray<RegisteredPartition>> CreateAsync(
        Dictionary<TableDefinition, HashSet<Partition>> wanted, CancellationToken cancellation)
    {
        var registered = ImmutableArray.CreateBuilder<RegisteredPartition>();
        foreach (var (table, partitions) in wanted)
        {
            foreach (var batch in partitions.Chunk(MaxBatch))
            {
                var outcomes = await catalog.CreateAsync(table, [.. batch], cancellation).ConfigureAwait(false);
                if (outcomes.Length != batch.Length)
                    throw new InvalidOperationException($"The catalog answered {outcomes.Length} of {batch.Length} partitions.");
                registered.AddRange(batch.Zip(outcomes, (partition, outcome) => new RegisteredPartition(table.Name, partition, outcome)));
            }
        }

        return registered.ToImmutable();
    }

    private static void Add(
        Dictionary<TableDefinition, HashSet<Partition>> wanted, TableDefinition table, ImmutableArray<string> values)
    {
        if (!wanted.TryGetValue(table, out var partitions))
            wanted.Add(table, partitions = []);
        partitions.Add(new Partition(values));
    }
}
