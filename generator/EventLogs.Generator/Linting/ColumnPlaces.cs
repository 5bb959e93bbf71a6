using EventLogs.Generator.Binding;
using EventLogs.Generator.Diagnostics;
using EventLogs.Generator.Loading;
using EventLogs.Generator.Model;

namespace EventLogs.Generator.Linting;

/// <summary>Finds the place in a schema file that makes a column.</summary>
internal static class ColumnPlaces
{
    /// <summary>The column's entry in x-event-log, or the property that it was appended for.</summary>
    public static Location Of(BoundSchema schema, Column column) =>
        schema.Document.Mapping!.Columns.Any(mapping => mapping.Name == column.Name && mapping.From.SequenceEqual(column.From.Keys))
            ? schema.Document.At(SchemaDocument.MappingKeyword, "columns", column.Name)
            : SchemaPlaces.Of(schema.Document, column.From.Keys);
}
