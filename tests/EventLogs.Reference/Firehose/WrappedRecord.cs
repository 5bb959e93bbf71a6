using System.Text.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Firehose;

/// <summary>What holds events and is none, by the members of its parsed document.</summary>
public static class WrappedRecord
{
    /// <summary>What a record is that was refused; null where it is not a wrapper.</summary>
    public static MapError? Of(byte[] data, MapError refusal)
    {
        if (refusal == MapError.InvalidText)
            return data is [0x1F, 0x8B, ..] ? MapError.Compressed : null;
        var reader = new Utf8JsonReader(data, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var document))
                return null;
            using (document)
            {
                if (document.RootElement.ValueKind != JsonValueKind.Object)
                    return null;
                if (reader.Read())
                    return reader.TokenType == JsonTokenType.StartObject ? MapError.SeveralValues : null;
                return Of(document.RootElement);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static MapError? Of(JsonElement value)
    {
        // a name with half a surrogate pair is not text, and such a document not a wrapper; nor is one with such a value where a certain one is wanted
        _ = value.EnumerateObject().Select(member => member.Name is "Type" or "eventSource" && member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null).ToList();
        if (IsText(value, "source") && IsText(value, "detail-type"))
            return null;
        if (IsText(value, "Type", "Notification") && IsText(value, "TopicArn") && IsText(value, "Message"))
            return MapError.SnsNotification;
        if (IsText(value, "messageType") && IsList(value, "logEvents"))
            return MapError.CloudWatchLogs;
        if (IsText(value, "eventSource", "aws:sqs") && IsText(value, "body"))
            return MapError.SqsMessage;
        if (IsText(value, "Source") && IsText(value, "DetailType") && IsText(value, "Detail") || IsList(value, "Entries"))
            return MapError.PutEventsRequest;
        return IsText(value, "specversion") && IsText(value, "id") && IsText(value, "type") && IsText(value, "source") ? MapError.CloudEvent : null;
    }

    private static bool IsText(JsonElement value, string name, string? text = null) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && (text is null || member.ValueEquals(text));

    private static bool IsList(JsonElement value, string name) => value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Array;
}
