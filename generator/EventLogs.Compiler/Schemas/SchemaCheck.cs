using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Schemas;

/// <summary>Whether a JSON object is a schema that NJsonSchema can be given: dialect, kinds of values, references.</summary>
internal sealed class SchemaCheck(JsonFile file, JObject root, ICollection<Diagnostic> problems)
{
    /// <summary>The drafts that are read.</summary>
    private static readonly string[] Dialects =
        ["http://json-schema.org/draft-07/schema", "http://json-schema.org/draft-06/schema", "http://json-schema.org/draft-04/schema"];

    private readonly ReferenceLoop _loops = new(root);
    private readonly ReferenceDepth _depths = new(root);
    private bool _isTooDeep;

    /// <summary>Reports what is wrong; true when nothing is. References by name become JSON Pointers.</summary>
    public static bool Passes(JsonFile file, JObject root, ICollection<Diagnostic> problems)
    {
        var before = problems.Count;
        var check = new SchemaCheck(file, root, problems);
        check.CheckDialect();
        ReferenceNames.Replace(root);
        foreach (var (pointer, schema) in SchemaWalker.Walk(root))
        {
            check.CheckValues(pointer, schema);
            check.CheckReference(pointer, schema);
            check.CheckDepth(pointer, schema);
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
                Report(Descriptors.UnreadableSchema, pointer.Then(property.Name), $"The value of '{property.Name}' must be {expected}{keyword.Question(property.Value)}");
        }
    }

    private void CheckReference(JsonPointer pointer, JObject schema)
    {
        if (schema["$ref"] is not { Type: JTokenType.String } token)
            return;

        var reference = (string)token!;
        var location = pointer.Then("$ref");
        if (JsonPointer.FromFragment(reference) is not { } target)
            Report(Descriptors.UnresolvedReference, location, reference.StartsWith('#') ? $"No schema in this file has the $anchor '{reference[1..]}'." : $"'{reference}' points out of this file.");
        else if (target.Find(root) is not { Type: JTokenType.Object or JTokenType.Boolean })
            Report(Descriptors.UnresolvedReference, location, $"There is no schema at '{reference}'.");
        else if (_loops.Contains(schema))
            Report(Descriptors.UnresolvedReference, location, $"'{reference}' leads only to references that lead back to it.");
    }

    /// <summary>Once a file: every schema on the way has the same to say.</summary>
    private void CheckDepth(JsonPointer pointer, JObject schema)
    {
        if (_isTooDeep || _depths.Of(schema) <= ReferenceDepth.Max)
            return;
        _isTooDeep = true;
        Report(Descriptors.DeepReferences, pointer, $"More than {ReferenceDepth.Max} references lead on from here, one to another.");
    }

    private void Report(DiagnosticDescriptor descriptor, JsonPointer pointer, string message) =>
        problems.Add(descriptor.At(file.At(pointer), message));
}
