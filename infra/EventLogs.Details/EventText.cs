using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Details;

/// <summary>Writes events as EventBridge would deliver them.</summary>
internal static class EventText
{
    /// <summary>An event.</summary>
    /// <returns>JSON, on one line.</returns>
    public static byte[] Of(
        EventDefinition definition, Guid id, DateTimeOffset time, DeploymentOrigin origin, ImmutableArray<string> resources, JsonElement detail)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("version"u8, "0");
            json.WriteString("id"u8, id);
            json.WriteString("detail-type"u8, definition.DetailType);
            json.WriteString("source"u8, definition.Source);
            json.WriteString("account"u8, origin.Account);
            json.WriteString("time"u8, time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            json.WriteString("region"u8, origin.Region);
            json.WriteStartArray("resources"u8);
            foreach (var arn in resources)
                json.WriteStringValue(arn);
            json.WriteEndArray();
            json.WritePropertyName("detail"u8);
            detail.WriteTo(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
