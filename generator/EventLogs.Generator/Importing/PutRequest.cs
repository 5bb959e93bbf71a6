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
        var (source, detailType, detail) = (EventEnvelope.Text(entry, "Source"), EventEnvelope.Text(entry, "DetailType"), EventEnvelope.Text(entry, "Detail"));
        if (source is null || detailType is null || detail is null)
            return null;
        return EventEnvelope.Around(JsonNode.Parse(detail), source, detailType, EventEnvelope.Text(entry, "Time"), entry!["Resources"]);
    }
}
