using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Schemas;

/// <summary>Finds references that lead to references only, and back.</summary>
internal static class ReferenceLoop
{
    private static readonly string[] Combinations = ["allOf", "anyOf", "oneOf"];

    /// <summary>What gives a schema with a combination a shape of its own.</summary>
    private static readonly string[] Shape = ["type", "enum", "const", "properties", "additionalProperties"];

    /// <summary>Whether nothing stands at the end of a schema's references.</summary>
    public static bool Contains(JObject root, JObject schema)
    {
        var seen = new HashSet<JToken>(ReferenceEqualityComparer.Instance);
        for (var at = schema; at is not null; at = Next(root, at))
        {
            if (!seen.Add(at))
                return true;
        }

        return false;
    }

    /// <summary>The schema that another one stands for. NJsonSchema takes a combination of one reference and nothing else for that reference.</summary>
    private static JObject? Next(JObject root, JObject schema)
    {
        if (SchemaWalker.Reference(schema) is { } target)
            return target.Find(root) as JObject;

        var combinations = Combinations.Where(keyword => schema[keyword] is not null).ToList();
        return combinations.Count == 1 && schema[combinations[0]] is JArray { Count: 1 } list && !Shape.Any(keyword => schema[keyword] is not null)
            ? list[0] as JObject
            : null;
    }
}
