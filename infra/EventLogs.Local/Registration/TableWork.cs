using System.Collections.Immutable;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Registration;

/// <summary>What was found of a table's partitions, and what was done.</summary>
/// <param name="Table">The table.</param>
/// <param name="Registered">What was registered before.</param>
internal sealed record TableWork(TableDefinition Table, TablePartitions Registered)
{
    /// <summary>The comparison with the bucket; null where the bucket was not looked at.</summary>
    public TableAudit? Audit { get; init; }

    /// <summary>Partitions that were registered now.</summary>
    public ImmutableArray<Partition> Created { get; init; } = [];

    /// <summary>Partitions that were removed from the catalog now.</summary>
    public ImmutableArray<Partition> Removed { get; init; } = [];

    /// <summary>Partitions that got the columns of their table now.</summary>
    public ImmutableArray<Partition> Synced { get; init; } = [];

    /// <summary>Partitions with which that failed, and why.</summary>
    public ImmutableDictionary<Partition, string> Failures { get; init; } = ImmutableDictionary<Partition, string>.Empty;

    /// <summary>What a comparison found.</summary>
    public static TableWork Of(TableAudit audit) => new(audit.Table, audit.Registered) { Audit = audit };
}
