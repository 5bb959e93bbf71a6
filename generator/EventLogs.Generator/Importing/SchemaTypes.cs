using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>The JSON types that a schema allows; none when it does not say.</summary>
/// <param name="Names">The types but <c>null</c>, in the schema's order.</param>
/// <param name="AllowsNull">Whether <c>null</c> is among them.</param>
internal sealed record SchemaTypes(IReadOnlyList<string> Names, bool AllowsNull)
{
    private const string Null = "null";

    public static SchemaTypes Of(JObject schema)
    {
        var written = (schema["type"] switch
        {
            JArray types => types.Select(type => (string)type!),
            { Type: JTokenType.String } type => [(string)type!],
            _ => Implied(schema),
        }).ToList();
        return new SchemaTypes([.. written.Where(type => type != Null)], written.Contains(Null));
    }

    /// <summary>Whether these are the same types, <c>null</c> apart.</summary>
    public bool Same(SchemaTypes other) => Names.Count == other.Names.Count && Names.All(other.Names.Contains);

    /// <summary>Whether every value of these types, <c>null</c> apart, is of one of the other types.</summary>
    public bool AreAmong(SchemaTypes others) =>
        Names.All(name => others.Names.Contains(name) || (name == "integer" && others.Names.Contains("number")));

    /// <summary>The types of both; a number that may be whole is a number.</summary>
    public SchemaTypes With(SchemaTypes other)
    {
        var names = Names.Union(other.Names, StringComparer.Ordinal).ToList();
        return new SchemaTypes(names.Contains("number") ? [.. names.Where(name => name != "integer")] : names, AllowsNull || other.AllowsNull);
    }

    /// <summary>The value of the keyword <c>type</c>; null when there is nothing to say.</summary>
    public JToken? ToJson() => (Names, AllowsNull) switch
    {
        ([], false) => null,
        ([], true) => Null,
        ([var only], false) => only,
        (_, false) => new JArray(Names),
        (_, true) => new JArray(Names.Append(Null)),
    };

    public override string ToString() => Names.Count == 0 ? "any value" : string.Join(" or ", Names);

    private static IEnumerable<string> Implied(JObject schema) =>
        schema["properties"] is JObject { Count: > 0 } || schema["additionalProperties"] is JObject { Count: > 0 } ? ["object"]
        : schema["items"] is not null ? ["array"]
        : schema["enum"] is JArray values ? values.Select(TypeOf).Distinct(StringComparer.Ordinal)
        : schema["const"] is { } value ? [TypeOf(value)]
        : [];

    private static string TypeOf(JToken value) => value.Type switch
    {
        JTokenType.Object => "object",
        JTokenType.Array => "array",
        JTokenType.Integer => "integer",
        JTokenType.Float => "number",
        JTokenType.Boolean => "boolean",
        JTokenType.Null => Null,
        _ => "string",
    };
}
