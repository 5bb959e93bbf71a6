using System.Text.Json.Nodes;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Synthesis;

/// <summary>The keywords of a schema that hold for values of every type, read once: the schema is asked about each value of each event.</summary>
/// <param name="schema">The schema.</param>
/// <param name="root">The file that it is from.</param>
internal sealed class GeneralKeywords(JObject schema, JObject root)
{
    /// <summary>Whether there is a <c>$ref</c>.</summary>
    public bool HasReference { get; } = SchemaWalker.Reference(schema) is not null;

    /// <summary>What the <c>$ref</c> leads to; null when it leads nowhere.</summary>
    public JToken? Target { get; } = SchemaWalker.Reference(schema)?.Find(root);

    /// <summary>The names of <c>type</c>; null when there is none.</summary>
    public string[]? Types { get; } = schema["type"] is { } type ? [.. (type as JArray ?? [type]).Select(name => (string)name!)] : null;

    /// <summary>The values of <c>const</c> (one) and <c>enum</c>, of each of which the value must be one; null when there is none.</summary>
    public (JsonNode?[]? Constant, JsonNode?[]? Choices) Values { get; } =
        (schema["const"] is { } constant ? [Node(constant)] : null, schema["enum"] is JArray choices ? [.. choices.Select(Node)] : null);

    /// <summary>The schemas of <c>allOf</c>.</summary>
    public JToken[] AllOf { get; } = Schemas(schema, "allOf") ?? [];

    /// <summary>The schemas of <c>anyOf</c>; null when there is none.</summary>
    public JToken[]? AnyOf { get; } = Schemas(schema, "anyOf");

    /// <summary>The schemas of <c>oneOf</c>; null when there is none.</summary>
    public JToken[]? OneOf { get; } = Schemas(schema, "oneOf");

    /// <summary>The schema of <c>not</c>.</summary>
    public JToken? Not { get; } = schema["not"];

    /// <summary>The schema of <c>if</c>.</summary>
    public JToken? If { get; } = schema["if"];

    /// <summary>The schema of <c>then</c>.</summary>
    public JToken? Then { get; } = schema["then"];

    /// <summary>The schema of <c>else</c>.</summary>
    public JToken? Else { get; } = schema["else"];

    private static JToken[]? Schemas(JObject schema, string keyword) =>
        schema[keyword] is { } schemas ? [.. schemas as JArray ?? []] : null;

    private static JsonNode? Node(JToken token) => JsonNode.Parse(token.ToString(Formatting.None));
}
