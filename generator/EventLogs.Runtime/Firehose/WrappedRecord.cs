using System.Text.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Firehose;

/// <summary>
/// Says what a refused record is where it is not an event but holds events, in the way in which a service sends them to a delivery stream.
/// For records that no mapper takes: it reads them a second time. Never throws, whatever the record.
/// </summary>
internal static class WrappedRecord
{
    private static ReadOnlySpan<byte> Gzip => [0x1F, 0x8B];

    /// <summary>The members that tell wrappers apart, each by its bit in <see cref="Wrappers"/>.</summary>
    private static readonly Member[] Members =
    [
        new("Type", "Notification"), new("TopicArn"), new("Message"),
        new("messageType"), new("logEvents", Kind: JsonTokenType.StartArray),
        new("eventSource", "aws:sqs"), new("body"),
        new("Source"), new("DetailType"), new("Detail"), new("Entries", Kind: JsonTokenType.StartArray),
        new("specversion"), new("id"), new("type"), new("source"),
        new("detail-type"),
    ];

    private static readonly (MapError Error, int Members)[] Wrappers =
    [
        // an event, whatever else it has
        (MapError.None, BitsOf("source", "detail-type")),
        // https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
        (MapError.SnsNotification, BitsOf("Type", "TopicArn", "Message")),
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
        (MapError.CloudWatchLogs, BitsOf("messageType", "logEvents")),
        // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html
        (MapError.SqsMessage, BitsOf("eventSource", "body")),
        // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
        (MapError.PutEventsRequest, BitsOf("Source", "DetailType", "Detail")),
        (MapError.PutEventsRequest, BitsOf("Entries")),
        // https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#required-attributes
        (MapError.CloudEvent, BitsOf("specversion", "id", "type", "source")),
    ];

    /// <summary>Looks into a record that no mapper took.</summary>
    /// <param name="data">The record's data.</param>
    /// <param name="refusal">Why none did.</param>
    /// <returns>What it is; the refusal where it is not a wrapper.</returns>
    public static MapError Of(ReadOnlySpan<byte> data, MapError refusal)
    {
        if (refusal == MapError.InvalidText)
            return data.StartsWith(Gzip) ? MapError.Compressed : refusal;
        return Of(data) is not MapError.None and var wrapper ? wrapper : refusal;
    }

    private static MapError Of(ReadOnlySpan<byte> data)
    {
        var json = new Utf8JsonReader(data, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return MapError.None;
            var wrapper = OfObject(ref json);
            return json.Read() && json.TokenType == JsonTokenType.StartObject ? MapError.SeveralValues : wrapper;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // not JSON, or a text with half a surrogate pair
            return MapError.None;
        }
    }

    private static MapError OfObject(ref Utf8JsonReader json)
    {
        var found = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(json);
            json.Read();
            // of a member that is there twice the last counts
            if (index >= 0)
                found = Members[index].Is(json) ? found | 1 << index : found & ~(1 << index);
            json.Skip();
        }

        return Array.Find(Wrappers, wrapper => (found & wrapper.Members) == wrapper.Members).Error;
    }

    private static int IndexOf(in Utf8JsonReader name)
    {
        // of a name with half a surrogate pair this throws, always
        if (name.ValueIsEscaped && name.GetString() is var text)
            return Array.FindIndex(Members, member => member.Name == text);
        for (var index = 0; index < Members.Length; index++)
        {
            if (name.ValueTextEquals(Members[index].Name))
                return index;
        }

        return -1;
    }

    private static int BitsOf(params string[] names)
    {
        var bits = 0;
        foreach (var name in names)
            bits |= 1 << Array.FindIndex(Members, member => member.Name == name);
        return bits;
    }

    /// <summary>A member of a wrapper.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Text">Its value; null for any.</param>
    /// <param name="Kind">What its value begins with.</param>
    private sealed record Member(string Name, string? Text = null, JsonTokenType Kind = JsonTokenType.String)
    {
        public bool Is(in Utf8JsonReader value) => value.TokenType == Kind && (Text is null || value.GetString() == Text);
    }
}
