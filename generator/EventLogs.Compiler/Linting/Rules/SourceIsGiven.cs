using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL021: the rule's event pattern needs the source.</summary>
internal sealed class SourceIsGiven : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        if (string.IsNullOrWhiteSpace(schema.Document.Source))
            yield return Descriptors.MissingSource.At(schema.Document.At(SchemaDocument.SourceKeyword), "The schema does not name the source of its events.");
        else if (schema.Document.Source != schema.Document.Source.Trim())
            yield return Descriptors.MissingSource.At(schema.Document.At(SchemaDocument.SourceKeyword), "The source starts or ends with white space.");
    }
}
