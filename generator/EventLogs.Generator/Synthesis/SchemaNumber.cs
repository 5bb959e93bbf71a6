using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Synthesis;

/// <summary>The numbers that a schema's keywords hold.</summary>
internal static class SchemaNumber
{
    /// <summary>The number of a keyword; null when the schema does not have it.</summary>
    public static double? Of(JObject schema, string keyword) =>
        schema[keyword] is { Type: JTokenType.Integer or JTokenType.Float } number ? (double)number : null;

    /// <summary>The number that a value may not reach: its own keyword's, or in draft-04 that of the inclusive one beside a flag.</summary>
    public static double? Exclusive(JObject schema, string exclusive, string inclusive) => schema[exclusive] switch
    {
        { Type: JTokenType.Boolean } flag => (bool)flag ? Of(schema, inclusive) : null,
        _ => Of(schema, exclusive),
    };
}
