using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL242: what names a field of a struct is a name that Athena takes without quotes.</summary>
internal sealed class FieldNamesAreNames : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema) =>
        from location in SchemaWalker.Walk(schema.Document.Root)
        where location.Schema[SchemaDocument.FieldKeyword] is { } name && !IsName(name)
        select Descriptors.IllegalFieldName.At(
            schema.Document.File.At(location.Pointer.Then(SchemaDocument.FieldKeyword)),
            $"{location.Schema[SchemaDocument.FieldKeyword]!.ToString(Newtonsoft.Json.Formatting.None)} is not a name of a field.");

    private static bool IsName(JToken value) =>
        value.Type == JTokenType.String && (string)value! is { Length: > 0 and <= GlueNames.MaxLength } name && name == GlueNames.Of(name);
}
