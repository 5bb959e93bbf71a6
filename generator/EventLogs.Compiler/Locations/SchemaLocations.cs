using System.Collections.Immutable;
using System.Globalization;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Locations;

/// <summary>Finds the location in a schema file that describes a property of the event.</summary>
internal static class SchemaLocations
{
    /// <summary>The location of the property at a path of names, or of the nearest one that is found on the way to it.</summary>
    public static Location Of(SchemaDocument document, ImmutableArray<string> path)
    {
        var location = JsonPointer.Root;
        foreach (var key in path)
        {
            if (Find(document.Root, location, key, []) is not { } next)
                break;
            location = next;
        }

        return document.File.At(location);
    }

    private static JsonPointer? Find(JObject root, JsonPointer location, string key, HashSet<JToken> seen)
    {
        // schemas may refer in circles
        if (location.Find(root) is not JObject schema || !seen.Add(schema))
            return null;

        var names = key == BindingNote.Element ? (ReadOnlySpan<string>)["items", "additionalProperties"] : [];
        foreach (var name in names)
        {
            if (schema[name] is JObject)
                return location.Then(name);
        }

        if (schema["properties"] is JObject properties && properties.Property(key, StringComparison.Ordinal) is not null)
            return location.Then("properties", key);
        if (SchemaWalker.Reference(schema) is { } target && Find(root, target, key, seen) is { } found)
            return found;

        return SchemaWalker.Combinations
            .SelectMany(keyword => Enumerable.Range(0, (schema[keyword] as JArray)?.Count ?? 0).Select(i => location.Then(keyword, i.ToString(CultureInfo.InvariantCulture))))
            .Select(part => Find(root, part, key, seen))
            .FirstOrDefault(inPart => inPart is not null);
    }
}
