using System.Collections.Immutable;

namespace EventLogs.Runtime.Catalog;

/// <summary>A Glue table. Its partition keys are those of <see cref="PartitionLayout"/>, the same for every table.</summary>
/// <param name="Name">The table's name, lower case.</param>
/// <param name="Description">What one row stands for; at most 2,048 characters (Glue's limit).</param>
/// <param name="Columns">The columns in order. Where the format matches columns by position, their order never changes.</param>
/// <param name="Format">How its objects are stored and read.</param>
public sealed record TableDefinition(
    string Name,
    string Description,
    ImmutableArray<ColumnDefinition> Columns,
    StorageFormat Format);
