using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL032: a table name that Glue, Athena, S3 and Firehose all take.</summary>
internal sealed class TableNameIsLegal : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        if (schema.Document.Mapping is { } mapping && !TableNames.IsLegal(mapping.Table))
            yield return Descriptors.IllegalTableName.At(schema.Document.At(SchemaDocument.MappingKeyword, "table"), $"'{mapping.Table}' cannot be a table's name.");
    }
}
