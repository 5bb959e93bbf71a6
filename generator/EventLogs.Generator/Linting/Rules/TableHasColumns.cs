using EventLogs.Generator.Binding;
using EventLogs.Generator.Diagnostics;
using EventLogs.Generator.Loading;

namespace EventLogs.Generator.Linting.Rules;

/// <summary>EVL041: a table needs a column.</summary>
internal sealed class TableHasColumns : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        if (schema.Log is { Columns.IsEmpty: true })
            yield return Descriptors.NoColumns.At(schema.Document.At(SchemaDocument.MappingKeyword), "The table has no columns.");
    }
}
