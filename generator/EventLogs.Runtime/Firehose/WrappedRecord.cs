using System.Collections.Immutable;
using System.Text;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Firehose;

/// <summary>
/// Says what a refused record is where it is not an event but holds events, in the way in which a service sends them to a delivery stream.
/// For records that no mapper takes: it reads them a second time.
/// </summary>
internal static class WrappedRecord
{
    private const int FirstSlot = 2;

    /// <summary>The members that tell wrappers apart, each by its bit in <see cref="Wrappers"/>.</summary>
    private static readonly ImmutableArray<Member> Members =
    [
        new("Type", "Notification"), new("TopicArn"), new("Message"),
        new("messageType"), new("logEvents", Kind: ValueKind.Array),
        new("eventSource", "aws:sqs"), new("body"),
        new("Source"), new("DetailType"), new("Detail"), new("Entries", Kind: ValueKind.Array),
        new("specversion"), new("id"), new("type"), new("source"),
        new("detail-type"),
    ];

    private static readonly ObjectShape Shape = new(
        slot: FirstSlot - 1, last: FirstSlot + Members.Length - 1, factor: 0x9E37_79B9_7F4A_7C15, bits: 5,
        [.. Members.Select((member, index) => new PropertyShape(member.Name, FirstSlot + index))]);

    private static readonly ImmutableArray<(MapError Error, int Members)> Wrappers =
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

    private static ReadOnlySpan<byte> Gzip => [0x1F, 0x8B];

    /// <summary>Looks into a record that no mapper took.</summary>
    /// <param name="data">The record's data.</param>
    /// <param name="refusal">Why none did.</param>
    /// <param name="workspace">What the mappers had; nothing in it is needed any more.</param>
    /// <returns>What it is; the refusal where it is not a wrapper.</returns>
    public static MapError Of(ReadOnlySpan<byte> data, MapError refusal, EventWorkspace workspace)
    {
        if (refusal == MapError.InvalidText)
            return data.StartsWith(Gzip) ? MapError.Compressed : refusal;
        var reader = new EventReader(data, workspace);
        if (!reader.TryReadFirst(Shape, out var isFollowed))
            return refusal;
        var wrapper = isFollowed ? MapError.SeveralValues : Of(reader);
        return wrapper == MapError.None ? refusal : wrapper;
    }

    private static MapError Of(in EventReader reader)
    {
        var found = 0;
        for (var index = 0; index < Members.Length; index++)
        {
            if (Members[index].Is(reader, FirstSlot + index))
                found |= 1 << index;
        }

        foreach (var (error, members) in Wrappers)
        {
            if ((found & members) == members)
                return error;
        }

        return MapError.None;
    }

    private static int BitsOf(params string[] names)
    {
        var bits = 0;
        foreach (var name in names)
            bits |= 1 << Members.IndexOf(Members.First(member => member.Name == name));
        return bits;
    }

    /// <summary>A member of a wrapper.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Text">Its value; null for any.</param>
    /// <param name="Kind">The kind of its value.</param>
    private sealed record Member(string Name, string? Text = null, ValueKind Kind = ValueKind.String)
    {
        private readonly byte[]? _text = Text is null ? null : Encoding.UTF8.GetBytes(Text);

        public bool Is(in EventReader reader, int slot) => reader.KindAt(slot) == Kind && (_text is null || reader.TextIs(slot, _text));
    }
}
