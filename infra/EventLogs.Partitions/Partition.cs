using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions;

/// <summary>One partition of a table.</summary>
/// <param name="Values">The values of the partition keys, in the order of <see cref="PartitionLayout.Keys"/>.</param>
public sealed record Partition(ImmutableArray<string> Values)
{
    /// <summary>Where its objects lie under the table's folder, with the trailing slash: <c>date=2026-11-22/hour=14/</c>.</summary>
    public string Folder { get; } = PartitionLayout.PartitionFolder(Values);

    /// <summary>Whether it is the same partition: the values are, one by one.</summary>
    public bool Equals(Partition? other) => other is not null && Folder == other.Folder;

    /// <inheritdoc/>
    public override int GetHashCode() => Folder.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Folder;
}
