using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Schemas;

/// <summary>Finds references that lead to references only, and back.</summary>
internal sealed class ReferenceLoop(JObject root)
{
    /// <summary>What gives a schema with a combination a shape of its own.</summary>
    private static readonly string[] Shape = ["type", "enum", "const", "properties", "additionalProperties"];

    private readonly Dictionary<JObject, bool> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether nothing stands at the end of a schema's references.</summary>
    public static bool Contains(JObject root, JObject schema) => new ReferenceLoop(root).Contains(schema);

    /// <summary>Whether nothing stands at the end of a schema's references. Every schema is looked at once.</summary>
    public bool Contains(JObject schema)
    {
        var way = new HashSet<JObject>(ReferenceEqualityComparer.Instance);
        var isLoop = false;
        for (var at = schema; at is not null; at = Next(at))
        {
            if (_known.TryGetValue(at, out isLoop))
                break;
            if (isLoop = !way.Add(at))
                break;
        }

        foreach (var passed in way)
            _known[passed] = isLoop;
        return isLoop;
    }

    /// <summary>The schema that another one stands for. NJsonSchema takes a combination of one reference and nothing else for that reference.</summary>
    private JObject? Next(JObject schema)
    {
        if (SchemaWalker.Reference(schema) is { } target)
            return target.Find(root) as JObject;

        var combinations = SchemaWalker.Combinations.Where(keyword => schema[keyword] is not null).ToList();
        return combinations.Count == 1 && schema[combinations[0]] is JArray { Count: 1 } list && !Shape.Any(keyword => schema[keyword] is not null)
            ? list[0] as JObject
            : null;
    }
}
