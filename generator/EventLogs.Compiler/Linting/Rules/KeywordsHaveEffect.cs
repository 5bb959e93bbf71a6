using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL051: keywords that would shape an event, and do not shape the table.</summary>
internal sealed class KeywordsHaveEffect : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema) =>
        from location in SchemaWalker.Walk(schema.Document.Root)
        from property in location.Schema.Properties()
        where Keyword.All.TryGetValue(property.Name, out var keyword) && keyword.Role == KeywordRole.Ignored
        select Descriptors.IgnoredKeyword.At(schema.Document.File.At(location.Pointer.Then(property.Name)), $"'{property.Name}' has no effect on the table.");
}
