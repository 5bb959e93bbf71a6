using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL022: the rule's event pattern needs the detail-type.</summary>
internal sealed class DetailTypeIsGiven : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        foreach (var (path, message) in DetailTypesReader.Read(schema.Document.Root[SchemaDocument.DetailTypeKeyword]).Problems)
            yield return Descriptors.MissingDetailType.At(schema.Document.At([SchemaDocument.DetailTypeKeyword, .. path]), message);
    }
}
