using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions;

/// <summary>How the columns that a partition was registered with stand to those that its table has now.</summary>
public enum DriftStatus : byte
{
    /// <summary>They are the same.</summary>
    None,

    /// <summary>The table has more: columns after those of the partition, or fields at the end of structs. Syncing is safe.</summary>
    Behind,

    /// <summary>They differ otherwise. With the table's columns some of the partition's lines would be read as something else.</summary>
    Conflicting,
}

/// <summary>The comparison of one partition with its table.</summary>
/// <param name="Status">How they stand to each other.</param>
/// <param name="Reason">What conflicts, as a sentence; null where nothing does.</param>
/// <remarks>
/// A partition keeps the columns that it was registered with; a change of the table does not reach it. Athena compares the two as the
/// table's format says. Source: https://docs.aws.amazon.com/athena/latest/ug/updates-and-partitions.html
/// </remarks>
public readonly record struct PartitionDrift(DriftStatus Status, string? Reason = null)
{
    /// <summary>Compares a partition with its table.</summary>
    /// <param name="registered">The names and types of the partition's columns, in their order, as Glue names them.</param>
    /// <param name="table">The table as it is now.</param>
    public static PartitionDrift Between(IReadOnlyList<(string Name, string Type)> registered, TableDefinition table) =>
        table.Format.ColumnMatching == ColumnMatching.ByName ? ByName(registered, table) : ByPosition(registered, table);

    /// <summary>Columns that only one of them has, and columns in another order, are found all the same.</summary>
    private static PartitionDrift ByName(IReadOnlyList<(string Name, string Type)> registered, TableDefinition table)
    {
        foreach (var (name, type) in registered)
        {
            var column = table.Columns.FirstOrDefault(column => column.Name == name);
            if (column is not null && !TypeGrowth.IsSameOrGrown(type, column.Type))
                return Conflict($"its column {name} is {type}, that of the table is {column.Type}");
        }

        var isSame = registered.SequenceEqual(table.Columns.Select(column => (column.Name, column.Type)));
        return new PartitionDrift(isSame ? DriftStatus.None : DriftStatus.Behind);
    }

    private static PartitionDrift ByPosition(IReadOnlyList<(string Name, string Type)> registered, TableDefinition table)
    {
        var status = registered.Count < table.Columns.Length ? DriftStatus.Behind : DriftStatus.None;
        for (var i = 0; i < registered.Count; i++)
        {
            var (name, type) = registered[i];
            if (i >= table.Columns.Length)
                return Conflict($"its column {name} is not one of the table's");
            var column = table.Columns[i];
            if (name != column.Name)
                return Conflict($"its column {i + 1} is {name}, that of the table is {column.Name}");
            if (!TypeGrowth.IsSameOrGrown(type, column.Type))
                return Conflict($"its column {name} is {type}, that of the table is {column.Type}");
            if (type != column.Type)
                status = DriftStatus.Behind;
        }

        return new PartitionDrift(status);
    }

    private static PartitionDrift Conflict(string reason) => new(DriftStatus.Conflicting, reason);
}
