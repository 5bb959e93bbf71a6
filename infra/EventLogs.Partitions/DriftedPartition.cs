namespace EventLogs.Partitions;

/// <summary>A partition and how it stands to its table.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Folder">The folder of its objects under the table's, as <see cref="Partition.Folder"/>.</param>
/// <param name="Drift">How it stands.</param>
public sealed record DriftedPartition(string Table, string Folder, PartitionDrift Drift);
