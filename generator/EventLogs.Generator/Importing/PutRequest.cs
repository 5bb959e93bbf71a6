using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLogs.Generator.Importing;

/// <summary>
/// What a program sends to <c>PutEvents</c>: a request, or an entry of one, as <c>aws events put-events --entries</c> reads them. The detail is JSON
/// in text; EventBridge adds the rest of the envelope, of which any values do where only the shape counts.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html</remarks>
internal static class PutRequest
{
    private const string Account = "111122223333";
    private const string Region = "us-east-1";
    private const string Time = "1970-01-01T00:00:00Z";

    /// <summary>The events of a request; empty where the value is none.</summary>
    public static IReadOnlyList<byte[]> EventsOf(byte[] utf8Value)
    {
        try
        {
            var value = JsonNode.Parse(utf8Value) as JsonObject;
            var entries = value?["Entries"] is JsonArray several ? several.ToList() : [value];
            var events = entries.Select(entry => EventOf(entry as JsonObject)).ToList();
            return events.Contains(null) ? [] : [.. events.OfType<byte[]>()];
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // not readable, or a member stands twice
            return [];
        }
    }

    private static byte[]? EventOf(JsonObject? entry)
    {
        if (Text(entry, "Source") is not { } source || Text(entry, "DetailType") is not { } detailType || Text(entry, "Detail") is not { } detail)
            return null;
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["version"] = "0",
            ["id"] = Guid.Empty.ToString(),
            ["detail-type"] = detailType,
            ["source"] = source,
            ["account"] = Account,
            ["time"] = Text(entry, "Time") ?? Time,
            ["region"] = Region,
            ["resources"] = entry!["Resources"]?.DeepClone() ?? new JsonArray(),
            ["detail"] = JsonNode.Parse(detail),
        });
    }

    private static string? Text(JsonObject? value, string member) => value?[member] is JsonValue text && text.TryGetValue<string>(out var found) ? found : null;
}
