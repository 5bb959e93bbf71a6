using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL022: the rule's event pattern needs the detail-type.</summary>
internal sealed class DetailTypeIsGiven : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        var location = schema.Document.At(SchemaDocument.DetailTypeKeyword);
        if (string.IsNullOrWhiteSpace(schema.Document.DetailType))
            yield return Descriptors.MissingDetailType.At(location, "The schema does not name the detail-type of its events.");
        else if (schema.Document.DetailType != schema.Document.DetailType.Trim())
            yield return Descriptors.MissingDetailType.At(location, "The detail-type starts or ends with white space.");
    }
}
