using System.Text.Json.Nodes;

namespace EventLogs.Partitions;

/// <summary>Reads answers of Glue.</summary>
/// <remarks>What is not as it should be throws a <see cref="FormatException"/> or an <see cref="InvalidOperationException"/>.</remarks>
internal static class GlueJson
{
    public static JsonNode Member(JsonNode? node, string name) =>
        (node as JsonObject)?[name] ?? throw new FormatException($"there is no '{name}'.");

    public static JsonArray Array(JsonNode? node, string name) => Member(node, name).AsArray();

    public static string Text(JsonNode? node, string name) => Text(Member(node, name));

    public static IEnumerable<string> Texts(JsonNode? node, string name) => Array(node, name).Select(Text);

    private static string Text(JsonNode? node) =>
        node?.GetValue<string>() ?? throw new FormatException("there is a null where a text should be.");
}
