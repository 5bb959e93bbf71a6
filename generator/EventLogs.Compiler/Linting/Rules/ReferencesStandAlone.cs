using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL182: keywords beside a reference, where the draft says that they do not count.</summary>
internal sealed class ReferencesStandAlone : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema) => ReferenceSiblings.Count(schema.Document.Root)
        ? []
        : from location in SchemaWalker.Walk(schema.Document.Root)
          from keyword in ReferenceSiblings.Of(location.Schema)
          select Descriptors.ReferenceSibling.At(schema.Document.File.At(location.Pointer.Then(keyword)), $"'{keyword}' stands beside a $ref.");
}
