using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Locations;

/// <summary>Finds the location in a schema file that makes a column.</summary>
internal static class ColumnLocations
{
    /// <summary>The column's entry in x-event-log, or the property that it was appended for.</summary>
    public static Location Of(BoundSchema schema, Column column) =>
        schema.Document.Mapping!.Find(column.Name)?.From.IsSameAs(column.From) == true
            ? schema.Document.At(SchemaDocument.MappingKeyword, "columns", column.Name)
            : SchemaLocations.Of(schema.Document, column.From.Keys);
}
