using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL182: keywords beside a reference, where the draft says that they do not count.</summary>
internal sealed class ReferencesStandAlone : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema) => ReferenceSiblings.Count(schema.Document.Root)
        ? []
        : from place in SchemaWalker.Walk(schema.Document.Root)
          from keyword in ReferenceSiblings.Of(place.Schema)
          select Descriptors.ReferenceSibling.At(schema.Document.File.At(place.Pointer.Then(keyword)), $"'{keyword}' stands beside a $ref.");
}
