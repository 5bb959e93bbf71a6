using EventLogs.Compiler.Json;

namespace EventLogs.Compiler.Schemas;

/// <summary>Keywords whose subschemas are about the value that the schema around them is about, so that its properties are theirs too.</summary>
internal static class InPlaceApplicators
{
    private static readonly string[] Conditions = ["if", "then", "else", "not"];
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "dependencies", "dependentSchemas"];
    private static readonly string[] Maps = ["properties", "patternProperties", "definitions", "$defs"];

    /// <summary>Whether the schema at a pointer is about the same value as the one around it, and not about a property or an element.</summary>
    public static bool HaveSubschema(JsonPointer pointer)
    {
        var (name, around) = (pointer.Tokens.ElementAtOrDefault(^1), pointer.Tokens.ElementAtOrDefault(^2));
        return Conditions.Contains(name) && !Maps.Contains(around) || Lists.Contains(around);
    }
}
