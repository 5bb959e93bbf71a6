using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL023: one schema for a source and detail-type.</summary>
internal sealed class EventsAreUnique : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject) =>
        from source in subject.Schemas.Select(schema => schema.Document).Where(document => document is { Source: not null, DetailTypes: not null })
            .GroupBy(document => document.Source)
        from diagnostic in Check([.. source.Select(document => (document, document.DetailTypes!))])
        select diagnostic;

    private static IEnumerable<Diagnostic> Check(List<(SchemaDocument Document, DetailTypes DetailTypes)> schemas)
    {
        var exact = new Dictionary<string, SchemaDocument>(StringComparer.Ordinal);
        var prefixes = new List<(string Text, SchemaDocument Document)>();
        foreach (var (document, detailTypes) in schemas)
        {
            var taken = detailTypes.Exact.Select(text => (text, Of: exact.GetValueOrDefault(text) ?? OfPrefix(text)))
                .Concat(detailTypes.Prefixes.Select(text => (text, Of: OfPrefix(text) ?? Beginning(text))))
                .FirstOrDefault(found => found.Of is not null);
            if (taken.Of is { } earlier)
            {
                yield return Descriptors.DuplicateEvent.At(
                    document.At(SchemaDocument.DetailTypeKeyword), $"'{taken.text}' of '{document.Source}' has a schema already: {earlier.Id}.{Patterns(document, earlier)}");
            }

            foreach (var text in detailTypes.Exact)
                exact.TryAdd(text, document);
            prefixes.AddRange(detailTypes.Prefixes.Select(text => (text, document)));
        }

        SchemaDocument? OfPrefix(string text) => prefixes.Find(prefix => text.StartsWith(prefix.Text, StringComparison.Ordinal)).Document;

        SchemaDocument? Beginning(string prefix) =>
            prefixes.Find(other => other.Text.StartsWith(prefix, StringComparison.Ordinal)).Document
            ?? exact.FirstOrDefault(other => other.Key.StartsWith(prefix, StringComparison.Ordinal)).Value;
    }

    private static string Patterns(params ReadOnlySpan<SchemaDocument> documents)
    {
        foreach (var document in documents)
        {
            if (document.Mapping?.Pattern is not null)
                return " Event patterns do not tell them apart: the function that maps an event knows its source and detail-type.";
        }

        return "";
    }
}
