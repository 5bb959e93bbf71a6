using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL205: where there are several detail types, a column says which.</summary>
internal sealed class DetailTypesHaveColumn : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        if (schema.Log is { DetailTypes.AreSeveral: true } log && !log.Columns.Any(column => column.From.Keys is ["detail-type"]))
            yield return Descriptors.NoDetailTypeColumn.At(schema.Document.At(SchemaDocument.MappingKeyword), "No column keeps the detail-type.");
    }
}
