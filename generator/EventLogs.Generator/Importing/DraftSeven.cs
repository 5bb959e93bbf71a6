using System.Collections.Frozen;
using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>The keywords of a schema of any draft under the names that draft-07 has for what they mean.</summary>
internal static class DraftSeven
{
    /// <summary>What identifies schemas and documents: references were followed when it mattered.</summary>
    private static readonly FrozenSet<string> Identities = FrozenSet.Create(
        StringComparer.Ordinal,
        "$schema", "$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary", "$defs", "definitions");

    /// <summary>What else decides which properties or items there are, so that what is not evaluated is not simply what is left.</summary>
    private static readonly string[] Evaluators =
        ["$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "if", "dependentSchemas", "dependencies", "contains", "not"];

    /// <summary>The keywords with their values and the locations where these stand.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="at">Its location.</param>
    /// <param name="draft">The draft that it is written in.</param>
    public static IEnumerable<(string Keyword, JToken Value, JsonPointer At)> Keywords(JObject schema, JsonPointer at, Draft draft)
    {
        foreach (var property in schema.Properties())
        {
            if (!Identities.Contains(property.Name) && !(property.Name == "contains" && IsZero(schema["minContains"])))
                yield return (Name(schema, property.Name, draft), property.Value, at.Then(property.Name));
        }
    }

    private static string Name(JObject schema, string name, Draft draft)
    {
        var hasPrefix = draft.HasPrefixItems() && schema["prefixItems"] is JArray;
        return name switch
        {
            "prefixItems" when hasPrefix => "items",
            "items" when hasPrefix => "additionalItems",
            "additionalItems" when hasPrefix || draft == Draft.Twenty => Unknown(name),
            "unevaluatedItems" when draft.HasDependents() && !IsEvaluated(schema) && hasPrefix && schema["items"] is null => "additionalItems",
            "unevaluatedItems" when draft.HasDependents() && !IsEvaluated(schema) && !hasPrefix && schema["items"] is null => "items",
            "unevaluatedProperties" when draft.HasDependents() && !IsEvaluated(schema) && schema["additionalProperties"] is null => "additionalProperties",
            "dependentSchemas" or "dependentRequired" when draft.HasDependents() => "dependencies",
            "$dynamicRef" or "$recursiveRef" when draft.HasDependents() && schema["$ref"] is null => "$ref",
            _ => name,
        };
    }

    /// <summary>A name that draft-07 does not have either.</summary>
    private static string Unknown(string name) => $"{name} beside prefixItems";

    private static bool IsEvaluated(JObject schema) => Evaluators.Any(keyword => schema[keyword] is not null);

    private static bool IsZero(JToken? token) => token is { Type: JTokenType.Integer } && token.ToString() == "0";
}
