using EventLogs.Compiler.Json;

namespace EventLogs.Compiler.Schemas;

/// <summary>Which schemas are about the value that the schema around them is about, so that its properties are theirs too.</summary>
internal static class SamePlace
{
    private static readonly string[] Conditions = ["if", "then", "else", "not"];
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "dependencies", "dependentSchemas"];
    private static readonly string[] Maps = ["properties", "patternProperties", "definitions", "$defs"];

    /// <summary>Whether the schema at a pointer is a part of the one around it, and not of a property or an element.</summary>
    public static bool IsPart(JsonPointer pointer)
    {
        var (name, around) = (pointer.Tokens.ElementAtOrDefault(^1), pointer.Tokens.ElementAtOrDefault(^2));
        return Conditions.Contains(name) && !Maps.Contains(around) || Lists.Contains(around);
    }
}
