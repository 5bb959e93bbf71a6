using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>Follows the references of an export. Registries do not always escape names as RFC 6901 asks, so every reading is tried.</summary>
internal static class References
{
    /// <summary>The location of the schema that a reference means in the end, or null when it leads nowhere.</summary>
    public static JsonPointer? Follow(JObject root, string reference) => Target(root, reference) is { } target ? Resolve(root, target) : null;

    /// <summary>The location itself, or, where there is a reference, the location that it leads to; null when that is none.</summary>
    public static JsonPointer? Resolve(JObject root, JsonPointer location)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (location.Find(root) is JObject schema && schema["$ref"] is { Type: JTokenType.String } reference)
        {
            if (!seen.Add(location.ToString()) || Target(root, (string)reference!) is not { } next)
                return null;
            location = next;
        }

        return location;
    }

    private static JsonPointer? Target(JObject root, string reference)
    {
        foreach (var reading in Readings(reference))
        {
            if (reading.Find(root) is { Type: JTokenType.Object or JTokenType.Boolean })
                return reading;
        }

        return null;
    }

    private static IEnumerable<JsonPointer> Readings(string reference)
    {
        if (JsonPointer.FromFragment(reference) is not { } standard)
            yield break;

        yield return standard;
        if (standard.Tokens.IsEmpty)
            yield break;

        var raw = reference[2..].Split('/');
        yield return new JsonPointer([.. raw]);
        yield return new JsonPointer([.. raw.Select(Uri.UnescapeDataString)]);

        // a name with a slash that was not escaped
        for (var names = 1; names < standard.Tokens.Length; names++)
            yield return new JsonPointer([.. standard.Tokens[..names], string.Join('/', standard.Tokens[names..])]);
    }
}
