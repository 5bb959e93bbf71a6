using System.Collections.Immutable;

namespace EventLogs.Runtime.Catalog;

/// <summary>A Glue table over JSON lines. Its partition keys are those of <see cref="PartitionLayout"/>, the same for every table.</summary>
/// <param name="Name">The table's name, lower case.</param>
/// <param name="Description">What one row stands for; at most 2,048 characters (Glue's limit).</param>
/// <param name="Columns">The columns in order. Order is a contract: Athena matches a JSON partition's columns to the table's by index.</param>
/// <param name="SerdeParameters">Parameters of the OpenX JSON serde, such as <c>mapping.a_b = a-b</c>; empty for most tables.</param>
public sealed record TableDefinition(
    string Name,
    string Description,
    ImmutableArray<ColumnDefinition> Columns,
    ImmutableArray<KeyValuePair<string, string>> SerdeParameters);
