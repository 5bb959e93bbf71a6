using System.Collections.Frozen;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>What OpenAPI 3.0 and older drafts say with other keywords than draft-07.</summary>
/// <remarks>Sources: https://spec.openapis.org/oas/v3.0.3.html#schema-object, https://json-schema.org/draft-06/json-schema-release-notes</remarks>
internal static class OpenApi
{
    /// <summary>Keywords of OpenAPI that other keywords replace, or that say nothing of a value.</summary>
    private static readonly FrozenSet<string> Keywords =
        FrozenSet.Create(StringComparer.Ordinal, "nullable", "x-nullable", "example", "discriminator", "xml", "externalDocs");

    /// <summary>Formats that repeat what JSON says of a number, or are not a property of the text.</summary>
    private static readonly FrozenSet<string> EmptyFormats =
        FrozenSet.Create(StringComparer.Ordinal, "int32", "int64", "float", "double", "binary", "password");

    public static bool IsKeyword(string name) => Keywords.Contains(name);

    /// <summary>Says in draft-07 what the original says in OpenAPI and draft-04.</summary>
    /// <param name="converted">The schema, with the keywords that both know.</param>
    /// <param name="original">The schema as the export has it.</param>
    public static void Normalize(JObject converted, JObject original)
    {
        if (original["example"] is { } example && converted["examples"] is null)
            converted["examples"] = new JArray(example.DeepClone());
        if (converted["type"] is JArray types)
            converted["type"] = new SchemaTypes([.. types.Select(type => (string)type!).Distinct(StringComparer.Ordinal)], AllowsNull: false).ToJson();
        NormalizeFormat(converted);
        NormalizeLimit(converted, "minimum", "exclusiveMinimum");
        NormalizeLimit(converted, "maximum", "exclusiveMaximum");
        if (IsTrue(original["nullable"]) || IsTrue(original["x-nullable"]))
            AllowNull(converted);
    }

    private static void NormalizeFormat(JObject schema)
    {
        if (schema["format"] is not { } format)
            return;

        if ((string?)format is "int32" or "int64" && (string?)(schema["type"] as JValue) == "number")
            schema["type"] = "integer";
        if ((string?)format == "byte")
            schema["contentEncoding"] ??= "base64";
        if ((string?)format == "byte" || EmptyFormats.Contains((string)format!))
            schema.Remove("format");
    }

    /// <summary>Until draft-04 the keyword was a flag beside the limit; now it is the limit.</summary>
    private static void NormalizeLimit(JObject schema, string limit, string exclusive)
    {
        if (schema[exclusive] is not { } flag || flag.Type is JTokenType.Integer or JTokenType.Float)
            return;

        schema.Remove(exclusive);
        if (IsTrue(flag) && schema[limit] is { } value)
        {
            schema.Remove(limit);
            schema[exclusive] = value;
        }
    }

    private static void AllowNull(JObject schema)
    {
        if (schema["enum"] is JArray values && values.All(value => value.Type != JTokenType.Null))
            values.Add(JValue.CreateNull());

        switch (schema["type"])
        {
            case JArray types when types.All(type => (string?)type != "null"):
                types.Add("null");
                break;
            case JValue type when (string?)type != "null":
                schema["type"] = new JArray(type, "null");
                break;
            case null when schema["$ref"] is not null || Dialect.HasCombinations(schema):
                var described = new JObject(schema.Properties().Where(property => property.Name is not ("title" or "description")));
                schema.Properties().Where(property => property.Name is not ("title" or "description")).ToList().ForEach(property => property.Remove());
                schema["anyOf"] = new JArray(described, new JObject(new JProperty("type", "null")));
                break;
        }
    }

    private static bool IsTrue(JToken? token) => token is { Type: JTokenType.Boolean } && (bool)token;
}
