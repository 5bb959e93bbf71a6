using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL041: a table needs a column.</summary>
internal sealed class TableHasColumns : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        // where columns could not be bound, that is what was reported
        if (schema is { Log.Columns.IsEmpty: true, Document.Mapping.Columns.IsEmpty: true } && schema.Event!.Fields.Any(field => field.Key == "detail"))
            yield return Descriptors.NoColumns.At(schema.Document.At(SchemaDocument.MappingKeyword), "The table has no columns.");
    }
}
