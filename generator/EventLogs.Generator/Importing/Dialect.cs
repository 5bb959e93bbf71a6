using System.Collections.Immutable;
using EventLogs.Generator.Loading;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>How the schemas that import writes look: which keyword comes first, and where references lead.</summary>
internal static class Dialect
{
    public const string Definitions = "$defs";

    private static readonly ImmutableArray<string> First = ["title", "$ref", "type", "format", "enum", "const"];

    private static readonly ImmutableArray<string> Last =
        ["description", "required", "properties", "additionalProperties", "items", "allOf", "anyOf", "oneOf"];

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

    /// <summary>The same keywords in the order in which people read them.</summary>
    public static JObject InOrder(JObject schema) => new(schema.Properties().OrderBy(property => Rank(property.Name)));

    private static int Rank(string keyword)
    {
        if (First.IndexOf(keyword) is >= 0 and var first)
            return first;
        return Last.IndexOf(keyword) is >= 0 and var last ? 1000 + last : 500;
    }

    /// <summary>Whether a keyword tells people something, and checks nothing.</summary>
    public static bool IsWord(string keyword) =>
        keyword is "title" or "description" or "$comment" or "default" or "examples" or "readOnly" or "writeOnly" or "deprecated" or "enum"
        || keyword.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Whether a keyword shapes a value.</summary>
    public static bool IsShape(string keyword) => Keyword.All.TryGetValue(keyword, out var known) && known.Role == KeywordRole.Shape && keyword != "format";

    /// <summary>The schema with what another one tells people.</summary>
    public static JObject WithWords(JObject schema, JObject other)
    {
        foreach (var word in other.Properties().Where(property => IsWord(property.Name) && property.Name != "enum"))
            schema[word.Name] = word.Value.DeepClone();
        return InOrder(schema);
    }
}
