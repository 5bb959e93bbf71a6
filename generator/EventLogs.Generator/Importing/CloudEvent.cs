using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLogs.Generator.Importing;

/// <summary>
/// A CloudEvent in JSON, which a bus of EventBridge takes as the detail of an event: source and detail type are the source and type that it has.
/// </summary>
/// <param name="Source">Its source.</param>
/// <param name="Type">Its type.</param>
/// <param name="Event">The event that it is the detail of.</param>
/// <remarks>Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md</remarks>
internal sealed record CloudEvent(string Source, string Type, byte[] Event)
{
    /// <summary>Reads one; null where the value is none.</summary>
    public static CloudEvent? Of(byte[] utf8Value)
    {
        try
        {
            return JsonNode.Parse(utf8Value) is JsonObject value
                && Text(value, "specversion") is not null && Text(value, "id") is not null
                && Text(value, "source") is { } source && Text(value, "type") is { } type
                ? new CloudEvent(source, type, EventEnvelope.Around(value, source, type, Text(value, "time")))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // not readable, or a member stands twice
            return null;
        }

        static string? Text(JsonObject value, string member) => EventEnvelope.Text(value, member) is { Length: > 0 } text ? text : null;
    }
}
