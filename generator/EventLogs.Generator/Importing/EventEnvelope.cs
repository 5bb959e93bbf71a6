using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLogs.Generator.Importing;

/// <summary>The envelope that EventBridge gives an event which is put onto a bus. Any values do where only the shape counts.</summary>
internal static class EventEnvelope
{
    private const string Account = "111122223333";
    private const string Region = "us-east-1";
    private const string Time = "1970-01-01T00:00:00Z";

    /// <summary>An event as EventBridge delivers it.</summary>
    public static byte[] Around(JsonNode? detail, string source, string detailType, string? time, JsonNode? resources = null) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["version"] = "0",
            ["id"] = Guid.Empty.ToString(),
            ["detail-type"] = detailType,
            ["source"] = source,
            ["account"] = Account,
            ["time"] = time ?? Time,
            ["region"] = Region,
            ["resources"] = resources?.DeepClone() ?? new JsonArray(),
            ["detail"] = detail,
        });

    /// <summary>A member that is text; null where it is none.</summary>
    public static string? Text(JsonObject? value, string member) => value?[member] is JsonValue text && text.TryGetValue<string>(out var found) ? found : null;
}
