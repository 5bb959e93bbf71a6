using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;
using EventLogs.Shared;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL050: only keywords of draft-07, the event registry's two, our own, and x- extensions.</summary>
internal sealed class KeywordsAreKnown : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema) =>
        from location in SchemaWalker.Walk(schema.Document.Root)
        from property in location.Schema.Properties()
        where !Keyword.All.ContainsKey(property.Name) && !property.Name.StartsWith("x-", StringComparison.Ordinal)
        select Descriptors.UnsupportedKeyword.At(schema.Document.File.At(location.Pointer.Then(property.Name)), Message(property.Name));

    private static string Message(string name) => $"'{name}' is not a keyword of draft-07" + NearestName.Question(name, Keyword.All.Keys);
}
