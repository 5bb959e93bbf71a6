using System.Collections.Immutable;

namespace EventLogs.Local.Commands;

/// <summary>A table or a view: docs/schemas/tables.schema.json. What a view does not have is null.</summary>
/// <param name="Name">Its name in SQL.</param>
/// <param name="Kind"><c>log</c>, <c>history</c> or <c>view</c>.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Objects">How many objects they lie in.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Partitions">How many partitions are registered.</param>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last.</param>
/// <param name="UnregisteredObjects">Objects that queries do not see.</param>
/// <param name="OutdatedPartitions">Partitions with other columns than the table.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record TableDocument(
    string Name,
    string Kind,
    long Rows,
    int? Objects,
    long? Bytes,
    int? Partitions,
    string? First,
    string? Last,
    int? UnregisteredObjects,
    int? OutdatedPartitions,
    ImmutableArray<ColumnDocument> Columns);

/// <summary>A column.</summary>
internal sealed record ColumnDocument(string Name, string Type, string Description);
