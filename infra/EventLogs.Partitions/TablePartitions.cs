using System.Collections.Immutable;
using System.Text.Json;

namespace EventLogs.Partitions;

/// <summary>What is registered of a table.</summary>
/// <param name="Partitions">Its partitions.</param>
public sealed record TablePartitions(ImmutableArray<FoundPartition> Partitions)
{
    /// <summary>Whether engines compute the partitions themselves: there is nothing to register.</summary>
    public bool IsProjected { get; init; }

    /// <summary>Why no partition of the table may be touched, as a sentence; null where they may.</summary>
    public string? Problem { get; init; }

    /// <summary>The partitions whose columns stand so to the table's.</summary>
    public IEnumerable<FoundPartition> With(DriftStatus status) => Partitions.Where(item => item.Drift.Status == status);

    /// <summary>A table whose partitions may not be touched.</summary>
    public static TablePartitions Untouchable(string problem) => new([]) { Problem = problem };
}

/// <summary>A partition that is registered.</summary>
/// <param name="Partition">Which one.</param>
/// <param name="Drift">How its columns stand to those of its table.</param>
/// <param name="IsElsewhere">Whether its objects lie somewhere else than in its folder of the bucket.</param>
/// <param name="Description">All that the catalog says of it; undefined where that is no more than this.</param>
public sealed record FoundPartition(Partition Partition, PartitionDrift Drift, bool IsElsewhere = false, JsonElement Description = default);
