using System.Collections.Frozen;
using System.Collections.Immutable;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>How the schemas that import writes look: which keyword comes first, and where references lead.</summary>
internal static class Dialect
{
    public const string Definitions = "$defs";

    /// <summary>Where the keywords that are not named in an order stand.</summary>
    private const string Others = "";

    private static readonly ImmutableArray<string> OrderOfEvent =
    [
        "$schema", "$id", "title", "description", SchemaDocument.SourceKeyword, SchemaDocument.DetailTypeKeyword, Others,
        SchemaDocument.MappingKeyword, "type", "required", "properties", "additionalProperties", "allOf", "anyOf", "oneOf", Definitions,
    ];

    private static readonly ImmutableArray<string> Order =
    [
        "title", "$ref", "type", "format", "enum", "const", Others,
        "description", "required", "properties", "additionalProperties", "items", "allOf", "anyOf", "oneOf",
    ];

    private static readonly FrozenSet<string> Annotations = FrozenSet.Create(
        StringComparer.Ordinal,
        "$schema", "$id", "id", "$comment", "title", "description", "default", "examples", "readOnly", "writeOnly", "deprecated", "enum");

    /// <summary>Keywords that draft-07 does not have.</summary>
    private static readonly FrozenSet<string> LaterAssertions = FrozenSet.Create(
        StringComparer.Ordinal,
        "prefixItems", "unevaluatedItems", "unevaluatedProperties", "dependentSchemas", "dependentRequired", "minContains", "maxContains");

    /// <summary>The keywords that put schemas together.</summary>
    public static ImmutableArray<string> Combinations { get; } = ["allOf", "anyOf", "oneOf"];

    /// <summary>A reference to a definition.</summary>
    public static string Reference(string definition) => $"#/{Definitions}/{definition}";

    /// <summary>The definition that a schema refers to, or null when it refers to none.</summary>
    public static string? ReferredTo(JToken schema) =>
        schema is JObject { } map && map["$ref"] is { Type: JTokenType.String } reference ? ((string)reference!)[Reference("").Length..] : null;

    /// <summary>The definitions of a schema; none when it has none.</summary>
    public static JObject DefinitionsOf(JObject root) => root[Definitions] as JObject ?? [];

    public static bool HasCombinations(JObject schema) => Combinations.Any(keyword => schema[keyword] is not null);

    /// <summary>Whether a keyword tells people something, and checks nothing. Enums are open, so they only tell.</summary>
    public static bool IsAnnotation(string keyword) => Annotations.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Whether a keyword, in whatever draft it is one, says which values there are.</summary>
    public static bool IsAssertion(string keyword) =>
        keyword is not ("$ref" or Definitions or "definitions") && !IsAnnotation(keyword)
        && (Keyword.All.ContainsKey(keyword) || LaterAssertions.Contains(keyword));

    /// <summary>Whether a keyword shapes a value.</summary>
    public static bool IsShape(string keyword) => Keyword.All.TryGetValue(keyword, out var known) && known.Role == KeywordRole.Shape && keyword != "format";

    /// <summary>The same keywords in the order in which people read them.</summary>
    public static JObject InOrder(JObject schema) => new(schema.Properties().OrderBy(property => Rank(schema, property.Name)));

    /// <summary>Adds a keyword where people look for it, and leaves the others where they are.</summary>
    public static void Insert(JObject schema, string keyword, JToken value)
    {
        var rank = Rank(schema, keyword);
        var next = schema.Properties().FirstOrDefault(property => Rank(schema, property.Name) > rank);
        if (next is null)
            schema.Add(keyword, value);
        else
            next.AddBeforeSelf(new JProperty(keyword, value));
    }

    /// <summary>The schema with what another one tells people.</summary>
    public static JObject WithAnnotations(JObject schema, JObject other)
    {
        foreach (var annotation in other.Properties().Where(property => IsAnnotation(property.Name) && property.Name != "enum"))
            schema[annotation.Name] = annotation.Value.DeepClone();
        return InOrder(schema);
    }

    private static int Rank(JObject schema, string keyword)
    {
        var order = schema[SchemaDocument.SourceKeyword] is null ? Order : OrderOfEvent;
        return order.IndexOf(keyword) is >= 0 and var rank ? rank : order.IndexOf(Others);
    }
}
