using System.Text.RegularExpressions;
using EventLogs.Generator.Binding;
using EventLogs.Generator.Diagnostics;
using EventLogs.Generator.Loading;

namespace EventLogs.Generator.Linting.Rules;

/// <summary>EVL032: a table name that Glue, Athena, S3 and Firehose all take.</summary>
internal sealed partial class TableNameIsLegal : SchemaRule
{
    /// <summary>The folder of failed records.</summary>
    private const string ErrorFolder = "error";

    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        if (schema.Document.Mapping is { } mapping && (mapping.Table == ErrorFolder || !Legal().IsMatch(mapping.Table)))
            yield return Descriptors.IllegalTableName.At(schema.Document.At(SchemaDocument.MappingKeyword, "table"), $"'{mapping.Table}' cannot be a table's name.");
    }

    // 50: a delivery stream's name has at most 64 characters, and the stack's own name stands before the table's
    [GeneratedRegex("^[a-z][a-z0-9_]{0,49}$")]
    private static partial Regex Legal();
}
