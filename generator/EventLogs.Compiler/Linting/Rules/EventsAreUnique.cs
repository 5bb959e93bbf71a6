using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL023: one schema for a source and detail-type.</summary>
internal sealed class EventsAreUnique : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject) =>
        from schema in subject.Schemas
        let document = schema.Document
        where document is { Source: not null, DetailType: not null }
        group document by (document.Source, document.DetailType) into same
        from later in same.Skip(1)
        select Descriptors.DuplicateEvent.At(
            later.At(SchemaDocument.DetailTypeKeyword), $"'{later.DetailType}' of '{later.Source}' has a schema already: {same.First().Id}.");
}
