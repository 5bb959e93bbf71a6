using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventLogs.Local.Query.Functions;

/// <summary>SQL's functions over JSON text. What fails is null, or false for <see cref="Exists"/>: the standard's default.</summary>
internal static class SqlJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool? Exists(string json, string path) =>
        Items(json, path, items => items.Count > 0 ? "" : null) is not null;

    public static string? Value(string json, string path) =>
        Items(json, path, items => items is [{ ValueKind: not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null) } item]
            ? item.ToString() switch { "True" => "true", "False" => "false", var text => text }
            : null);

    public static string? Query(string json, string path) => Items(json, path, items => items is [var item] ? Text(item) : null);

    public static string? WrappedQuery(string json, string path) =>
        Items(json, path, items => items.Count == 0 ? null : $"[{string.Join(',', items.Select(Text))}]");

    /// <summary>A member of an object as JSON text.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member's name, as a JSON string: so it can hold every character.</param>
    public static string? Member(string json, string name)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty(JsonSerializer.Deserialize(name, QueryJson.Default.String)!, out var value)
            ? value.GetRawText()
            : null;
    }

    private static string? Items(string json, string path, Func<List<JsonElement>, string?> result)
    {
        var steps = JsonPath.Parse(path);
        try
        {
            using var document = JsonDocument.Parse(json);
            return steps.Select(document.RootElement) is { } items ? result(items) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JsonElement element)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
            element.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class QueryJson : System.Text.Json.Serialization.JsonSerializerContext;
