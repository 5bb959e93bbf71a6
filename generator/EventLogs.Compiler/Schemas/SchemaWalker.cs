using System.Globalization;
using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Schemas;

/// <summary>
/// Finds every schema object in a schema. What stands elsewhere (examples, defaults, extensions) is data, and visited only where a
/// reference makes it a schema.
/// </summary>
internal static class SchemaWalker
{
    /// <summary>The keywords whose value is a list of schemas for one value.</summary>
    public static IReadOnlyList<string> Combinations { get; } = ["allOf", "anyOf", "oneOf"];

    public static IEnumerable<(JsonPointer Pointer, JObject Schema)> Walk(JToken root)
    {
        var seen = new HashSet<JToken>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(JsonPointer Pointer, JToken Token)>();
        open.Push((JsonPointer.Root, root));
        while (open.TryPop(out var next))
        {
            if (next.Token is not JObject schema || !seen.Add(schema))
                continue;

            yield return (next.Pointer, schema);
            if (Reference(schema) is { } target && target.Find(root) is { } found)
                open.Push((target, found));
            foreach (var child in Children(next.Pointer, schema).Reverse())
                open.Push(child);
        }
    }

    /// <summary>Where a schema's <c>$ref</c> points; null when it has none, or it points out of the file.</summary>
    public static JsonPointer? Reference(JObject schema) =>
        schema["$ref"] is { Type: JTokenType.String } reference ? JsonPointer.FromFragment((string)reference!) : null;

    /// <summary>The schemas inside one, references not followed.</summary>
    public static IEnumerable<(JsonPointer Pointer, JToken Schema)> Children(JsonPointer pointer, JObject schema)
    {
        foreach (var property in schema.Properties())
        {
            if (!Keyword.All.TryGetValue(property.Name, out var keyword))
                continue;

            var at = pointer.Then(property.Name);
            var children = (keyword.Value, property.Value) switch
            {
                (KeywordValue.Schema or KeywordValue.SchemaOrList, JObject child) => [(at, (JToken)child)],
                (KeywordValue.SchemaList or KeywordValue.SchemaOrList, JArray list) =>
                    list.Select((child, index) => (at.Then(index.ToString(CultureInfo.InvariantCulture)), child)),
                (KeywordValue.SchemaMap, JObject map) => map.Properties().Select(entry => (at.Then(entry.Name), entry.Value)),
                _ => [],
            };
            foreach (var child in children)
                yield return child;
        }
    }
}
