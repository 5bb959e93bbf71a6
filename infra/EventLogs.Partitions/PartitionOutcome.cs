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
/// <param name="ErrorCode">The name of the error when it failed, such as <c>EntityNotFoundException</c>.</param>
/// <param name="ErrorMessage">The catalog's message when it failed.</param>
public readonly record struct PartitionOutcome(PartitionStatus Status, string? ErrorCode = null, string? ErrorMessage = null)
{
    /// <summary>The partition was created.</summary>
    public static PartitionOutcome Created => default;

    /// <summary>The partition was there already.</summary>
    public static PartitionOutcome AlreadyExists => new(PartitionStatus.AlreadyExists);

    /// <summary>Code and message when it failed; null otherwise.</summary>
    public string? Error => Status == PartitionStatus.Failed ? $"{ErrorCode}: {ErrorMessage}" : null;

    /// <summary>The partition could not be created.</summary>
    public static PartitionOutcome Failed(string code, string message) => new(PartitionStatus.Failed, code, message);
}
