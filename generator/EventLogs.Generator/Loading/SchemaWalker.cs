using System.Globalization;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Loading;

/// <summary>Finds every schema object in a schema: what stands elsewhere (examples, defaults, extensions) is data and not visited.</summary>
internal static class SchemaWalker
{
    public static IEnumerable<(JsonPointer Pointer, JObject Schema)> Walk(JToken root)
    {
        var open = new Stack<(JsonPointer Pointer, JToken Token)>();
        open.Push((JsonPointer.Root, root));
        while (open.TryPop(out var next))
        {
            if (next.Token is not JObject schema)
                continue;

            yield return (next.Pointer, schema);
            foreach (var child in Children(next.Pointer, schema).Reverse())
                open.Push(child);
        }
    }

    private static IEnumerable<(JsonPointer, JToken)> Children(JsonPointer pointer, JObject schema)
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
