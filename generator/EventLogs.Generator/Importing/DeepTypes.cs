using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>Makes a type shorter by what people miss least: the parts that are nested deepest.</summary>
internal static class DeepTypes
{
    /// <summary>Levels that a column's type has at most; what is deeper is JSON text already.</summary>
    private const int MaxLevels = 16;

    /// <summary>Leaves open what stands on the deepest level of a property.</summary>
    /// <param name="root">The schema of an event, which is changed.</param>
    /// <param name="keys">The names from the event to the property.</param>
    /// <returns>False when nothing is nested there.</returns>
    public static bool Cut(JObject root, IEnumerable<string> keys)
    {
        var pointer = new JsonPointer([.. keys.SelectMany(key => new[] { "properties", key })]);
        if (pointer.Find(root) is not JObject property)
            return false;

        var levels = new Dictionary<int, List<JObject>>();
        Visit(root, property, 0, levels, []);
        var deepest = levels.Keys.DefaultIfEmpty(0).Max();
        if (deepest == 0)
            return false;
        foreach (var part in levels[deepest])
            part.Properties().Where(keyword => keyword.Name == "$ref" || Dialect.IsAssertion(keyword.Name)).ToList().ForEach(keyword => keyword.Remove());
        return true;
    }

    private static void Visit(JObject root, JObject site, int level, Dictionary<int, List<JObject>> levels, HashSet<(JObject, int)> seen)
    {
        if (level > MaxLevels || !seen.Add((site, level)))
            return;
        var schema = Dialect.ReferredTo(site) is { } name ? Dialect.DefinitionsOf(root)[name] as JObject ?? site : site;
        List<JToken?> inner = [.. (schema["properties"] as JObject ?? []).PropertyValues(), schema["items"], schema["additionalProperties"]];
        if (inner.Exists(child => child is JObject))
            Known(levels, level).Add(site);
        foreach (var child in inner.OfType<JObject>())
            Visit(root, child, level + 1, levels, seen);
        foreach (var part in Dialect.Combinations.SelectMany(keyword => schema[keyword] as JArray ?? []).OfType<JObject>())
            Visit(root, part, level, levels, seen);
    }

    private static List<JObject> Known(Dictionary<int, List<JObject>> levels, int level) =>
        levels.TryGetValue(level, out var known) ? known : levels[level] = [];
}
