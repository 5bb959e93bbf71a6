namespace EventLogs.Partitions;

/// <summary>What a catalog answered for one partition.</summary>
public enum PartitionStatus : byte
{
    /// <summary>It was not there and is now.</summary>
    Created,

    /// <summary>It was there. As good as created: notifications come more than once.</summary>
    AlreadyExists,

    /// <summary>It could not be created, and whoever asked has to try again.</summary>
    Failed,
}

/// <summary>What became of one partition.</summary>
/// <param name="Status">Created, there already, or failed.</param>
/// <param name="Error">The catalog's words when it failed: an error code, and its message.</param>
public readonly record struct PartitionOutcome(PartitionStatus Status, string? Error = null)
{
    /// <summary>The partition was created.</summary>
    public static PartitionOutcome Created => default;

    /// <summary>The partition was there already.</summary>
    public static PartitionOutcome AlreadyExists => new(PartitionStatus.AlreadyExists);

    /// <summary>The partition could not be created.</summary>
    public static PartitionOutcome Failed(string error) => new(PartitionStatus.Failed, error);
}
