using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Model;

/// <summary>One event and the table that keeps it: all that passes after Bind know of a schema.</summary>
/// <param name="Id">The identity of the schema: where its file lies.</param>
/// <param name="Description">What the event says has happened; empty when the schema says nothing.</param>
/// <param name="Source">The events' <c>source</c>.</param>
/// <param name="DetailTypes">The events' <c>detail-type</c>, one or several.</param>
/// <param name="Table">The table's name.</param>
/// <param name="Event">The shape of the whole event: envelope and detail.</param>
/// <param name="Columns">The table's columns in order.</param>
internal sealed record EventLog(
    SchemaId Id,
    string Description,
    string Source,
    DetailTypes DetailTypes,
    string Table,
    StructType Event,
    ImmutableArray<Column> Columns)
{
    /// <summary>The first of the detail types.</summary>
    public string DetailType => DetailTypes.First;

    /// <summary>The event bus that the event's rule listens on; null for that of the stack.</summary>
    public string? Bus { get; init; }

    /// <summary>What more an event has to hold for its rule to deliver it; null for nothing.</summary>
    public EventPattern? Pattern { get; init; }

    /// <summary>The column with the event's id, by which copies are known; null where there is none.</summary>
    public Column? EventId => Columns.FirstOrDefault(column =>
        column is { From: PathSource { Keys: ["id"] }, Type: ScalarType { Kind: ScalarKind.String } });

    /// <summary>The column with the event's time; null where there is none.</summary>
    public Column? EventTime => Columns.FirstOrDefault(column =>
        column is { From: PathSource { Keys: ["time"] }, Type: ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Timestamp } });
}

/// <summary>One column.</summary>
/// <param name="Name">Its name in the schema: the key in a log line.</param>
/// <param name="GlueName">Its name in Glue: lower case, <c>[a-z0-9_]</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="From">Where its value comes from.</param>
/// <param name="Description">What it is; empty when the schema says nothing.</param>
/// <param name="IsNullable">Whether a mapped event may leave it without a value.</param>
internal sealed record Column(string Name, string GlueName, ColumnType Type, ColumnSource From, string Description, bool IsNullable);

/// <summary>A schema's identity, which is its location: <c>folder/name.schema.json</c>.</summary>
/// <param name="Folder">The folder under the schemas folder; equal to the event's source.</param>
/// <param name="Name">The file name without <c>.schema.json</c>, in kebab case.</param>
internal sealed record SchemaId(string Folder, string Name)
{
    public override string ToString() => $"{Folder}/{Name}";
}
