namespace EventLogs.Cdk.Options;

/// <summary>How queries learn of new partitions.</summary>
public enum Partitioning
{
    /// <summary>A function registers each partition in Glue: every engine that reads the Glue catalog sees it.</summary>
    Lambda,

    /// <summary>The table says which partitions there are: nothing to run, but Athena alone understands it.</summary>
    Projection,

    /// <summary>Both: Athena projects, other engines read what is registered.</summary>
    Both,
}
