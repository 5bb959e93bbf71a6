using System.Collections.Immutable;

namespace EventLogs.Partitions;

/// <summary>What <see cref="PartitionRegistrar"/> did for a list of object keys.</summary>
/// <param name="Partitions">Each distinct partition that the keys called for, and what became of it.</param>
/// <param name="ForeignKeys">The keys that have nothing to do with the tables, as they came. Not an error.</param>
/// <param name="MisplacedKeys">The keys of objects that look like a table's, and that no query would find.</param>
public sealed record PartitionReport(
    ImmutableArray<RegisteredPartition> Partitions, ImmutableArray<string> ForeignKeys, ImmutableArray<MisplacedKey> MisplacedKeys)
{
    /// <summary>The partitions that could not be created. Not empty means: try the same keys again, they must not be forgotten.</summary>
    public IEnumerable<RegisteredPartition> Failed => Partitions.Where(item => item.Outcome.Status == PartitionStatus.Failed);

    /// <summary>How many partitions had this outcome.</summary>
    public int Count(PartitionStatus status) => Partitions.Count(item => item.Outcome.Status == status);
}

/// <summary>One partition and what became of it.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Outcome">What the catalog answered.</param>
public sealed record RegisteredPartition(string Table, Partition Partition, PartitionOutcome Outcome);

/// <summary>The key of an object that looks like a table's and is not in one of its partitions.</summary>
/// <param name="Key">The key.</param>
/// <param name="Reason">What is wrong with it, as a clause.</param>
public sealed record MisplacedKey(string Key, string Reason);
