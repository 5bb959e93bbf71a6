using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Schemas;

/// <summary>Whether a JSON object is a schema that NJsonSchema can be given: dialect, kinds of values, references.</summary>
internal sealed class SchemaCheck(JsonFile file, JObject root, ICollection<Diagnostic> problems)
{
    private static readonly string[] Dialects =
        ["http://json-schema.org/draft-07/schema", "http://json-schema.org/draft-06/schema", "http://json-schema.org/draft-04/schema"];

    /// <summary>Reports what is wrong; true when nothing is.</summary>
    public static bool Passes(JsonFile file, JObject root, ICollection<Diagnostic> problems)
    {
        var before = problems.Count;
        var check = new SchemaCheck(file, root, problems);
        check.CheckDialect();
        foreach (var (pointer, schema) in SchemaWalker.Walk(root))
        {
            check.CheckValues(pointer, schema);
            check.CheckReference(pointer, schema);
        }

        return problems.Count == before;
    }

    private void CheckDialect()
    {
        if (root["$schema"] is { Type: JTokenType.String } token && (string)token! is var dialect
            && !Dialects.Contains(dialect.TrimEnd('#').Replace("https://", "http://", StringComparison.Ordinal), StringComparer.Ordinal))
            Report(Descriptors.UnsupportedDialect, JsonPointer.Root.Then("$schema"), $"The dialect '{dialect}' is not read.");
    }

    private void CheckValues(JsonPointer pointer, JObject schema)
    {
        foreach (var property in schema.Properties())
        {
            if (Keyword.All.TryGetValue(property.Name, out var keyword) && keyword.Expects(property.Value) is { } expected)
                Report(Descriptors.UnreadableSchema, pointer.Then(property.Name), $"The value of '{property.Name}' must be {expected}.");
        }
    }

    private void CheckReference(JsonPointer pointer, JObject schema)
    {
        if (schema["$ref"] is not { Type: JTokenType.String } token)
            return;

        var reference = (string)token!;
        var place = pointer.Then("$ref");
        if (JsonPointer.FromFragment(reference) is not { } target)
            Report(Descriptors.UnresolvedReference, place, reference.StartsWith('#') ? $"'{reference}' is no JSON Pointer." : $"'{reference}' points out of this file.");
        else if (target.Find(root) is not { Type: JTokenType.Object or JTokenType.Boolean })
            Report(Descriptors.UnresolvedReference, place, $"There is no schema at '{reference}'.");
        else if (ReferenceLoop.Contains(root, schema))
            Report(Descriptors.UnresolvedReference, place, $"'{reference}' leads only to references that lead back to it.");
    }

    private void Report(DiagnosticDescriptor descriptor, JsonPointer pointer, string message) =>
        problems.Add(descriptor.At(file.At(pointer), message));
}
