using System.Collections.Frozen;
using EventLogs.Shared;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Schemas;

/// <summary>What the generator makes of a JSON Schema keyword.</summary>
internal enum KeywordRole
{
    /// <summary>It shapes the table and the C# types.</summary>
    Shape,

    /// <summary>It documents or validates; the log does not depend on it.</summary>
    Annotation,

    /// <summary>It would shape an event, and has no effect here.</summary>
    Ignored,
}

/// <summary>What the value of a keyword is.</summary>
internal enum KeywordValue
{
    Any,
    Text,
    Number,
    Flag,
    Types,
    Names,
    List,
    Schema,
    SchemaList,
    SchemaOrList,
    SchemaMap,
}

/// <summary>One keyword of JSON Schema draft-07.</summary>
internal sealed record Keyword(string Name, KeywordRole Role, KeywordValue Value)
{
    private static readonly FrozenSet<string> TypeNames =
        FrozenSet.Create(StringComparer.Ordinal, "string", "integer", "number", "boolean", "object", "array", "null");

    /// <summary>All keywords, by name. <c>$defs</c>, <c>$anchor</c> and <c>deprecated</c> are of later drafts and mean nothing else in draft-07.</summary>
    public static FrozenDictionary<string, Keyword> All { get; } = new Keyword[]
    {
        new("$ref", KeywordRole.Shape, KeywordValue.Text),
        new("$defs", KeywordRole.Shape, KeywordValue.SchemaMap),
        new("definitions", KeywordRole.Shape, KeywordValue.SchemaMap),
        new("title", KeywordRole.Shape, KeywordValue.Text),
        new("description", KeywordRole.Shape, KeywordValue.Text),
        new("type", KeywordRole.Shape, KeywordValue.Types),
        new("format", KeywordRole.Shape, KeywordValue.Text),
        new("enum", KeywordRole.Shape, KeywordValue.List),
        new("const", KeywordRole.Shape, KeywordValue.Any),
        new("properties", KeywordRole.Shape, KeywordValue.SchemaMap),
        new("required", KeywordRole.Shape, KeywordValue.Names),
        new("additionalProperties", KeywordRole.Shape, KeywordValue.Schema),
        new("items", KeywordRole.Shape, KeywordValue.SchemaOrList),
        new("allOf", KeywordRole.Shape, KeywordValue.SchemaList),
        new("anyOf", KeywordRole.Shape, KeywordValue.SchemaList),
        new("oneOf", KeywordRole.Shape, KeywordValue.SchemaList),
        new("$schema", KeywordRole.Annotation, KeywordValue.Text),
        new("$id", KeywordRole.Annotation, KeywordValue.Text),
        new("$anchor", KeywordRole.Annotation, KeywordValue.Text),
        new("id", KeywordRole.Annotation, KeywordValue.Text),
        new("$comment", KeywordRole.Annotation, KeywordValue.Text),
        new("default", KeywordRole.Annotation, KeywordValue.Any),
        new("examples", KeywordRole.Annotation, KeywordValue.List),
        new("readOnly", KeywordRole.Annotation, KeywordValue.Flag),
        new("writeOnly", KeywordRole.Annotation, KeywordValue.Flag),
        new("deprecated", KeywordRole.Annotation, KeywordValue.Flag),
        new("multipleOf", KeywordRole.Annotation, KeywordValue.Number),
        new("maximum", KeywordRole.Annotation, KeywordValue.Number),
        new("exclusiveMaximum", KeywordRole.Annotation, KeywordValue.Any),
        new("minimum", KeywordRole.Annotation, KeywordValue.Number),
        new("exclusiveMinimum", KeywordRole.Annotation, KeywordValue.Any),
        new("maxLength", KeywordRole.Annotation, KeywordValue.Number),
        new("minLength", KeywordRole.Annotation, KeywordValue.Number),
        new("pattern", KeywordRole.Annotation, KeywordValue.Text),
        new("contentEncoding", KeywordRole.Annotation, KeywordValue.Text),
        new("contentMediaType", KeywordRole.Annotation, KeywordValue.Text),
        new("maxItems", KeywordRole.Annotation, KeywordValue.Number),
        new("minItems", KeywordRole.Annotation, KeywordValue.Number),
        new("uniqueItems", KeywordRole.Annotation, KeywordValue.Flag),
        new("maxProperties", KeywordRole.Annotation, KeywordValue.Number),
        new("minProperties", KeywordRole.Annotation, KeywordValue.Number),
        new("propertyNames", KeywordRole.Annotation, KeywordValue.Schema),
        new("contains", KeywordRole.Annotation, KeywordValue.Schema),
        new("additionalItems", KeywordRole.Annotation, KeywordValue.Schema),
        new("patternProperties", KeywordRole.Ignored, KeywordValue.SchemaMap),
        new("dependencies", KeywordRole.Ignored, KeywordValue.Any),
        new("if", KeywordRole.Ignored, KeywordValue.Schema),
        new("then", KeywordRole.Ignored, KeywordValue.Schema),
        new("else", KeywordRole.Ignored, KeywordValue.Schema),
        new("not", KeywordRole.Ignored, KeywordValue.Schema),
    }.ToFrozenDictionary(keyword => keyword.Name, StringComparer.Ordinal);

    /// <summary>What the value must be, for a message; null when it is that.</summary>
    public string? Expects(JToken value) => Value switch
    {
        KeywordValue.Text when value.Type != JTokenType.String => "a string",
        KeywordValue.Number when value.Type is not (JTokenType.Integer or JTokenType.Float) => "a number",
        KeywordValue.Flag when value.Type != JTokenType.Boolean => "true or false",
        KeywordValue.Types when !IsTypes(value) => "a type name (string, integer, number, boolean, object, array, null) or an array of them",
        KeywordValue.Names when value is not JArray names || names.Any(name => name.Type != JTokenType.String) => "an array of strings",
        KeywordValue.List when value is not JArray => "an array",
        KeywordValue.Schema when !IsSchema(value) => "a schema",
        KeywordValue.SchemaList when value is not JArray { Count: > 0 } list || !list.All(IsSchema) => "a non-empty array of schemas",
        KeywordValue.SchemaOrList when !(IsSchema(value) || value is JArray several && several.All(IsSchema)) => "a schema or an array of schemas",
        KeywordValue.SchemaMap when value is not JObject map || !map.Properties().All(entry => IsSchema(entry.Value)) => "an object of schemas",
        _ => null,
    };

    /// <summary>A question about the first type that is none and nearly is one, which ends a message; a full stop where there is none.</summary>
    public string Question(JToken value) => Value == KeywordValue.Types
        && (value is JArray list ? list : [value]).FirstOrDefault(type => type.Type == JTokenType.String && !IsTypeName(type)) is { } wrong
            ? NearestName.Question((string)wrong!, TypeNames.Order(StringComparer.Ordinal))
            : ".";

    private static bool IsSchema(JToken value) => value.Type is JTokenType.Object or JTokenType.Boolean;

    private static bool IsTypes(JToken value) => value switch
    {
        JArray { Count: > 0 } list => list.All(IsTypeName),
        _ => IsTypeName(value),
    };

    private static bool IsTypeName(JToken value) => value.Type == JTokenType.String && TypeNames.Contains((string)value!);
}
