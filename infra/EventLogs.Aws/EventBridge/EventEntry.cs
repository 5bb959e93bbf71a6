using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.EventBridge;

/// <summary>An event to put onto a bus.</summary>
/// <param name="Source">Who says it. Names that begin with <c>aws.</c> are AWS's own.</param>
/// <param name="DetailType">What kind of event it is.</param>
/// <param name="Detail">The event's own data: the text of a JSON object.</param>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html</remarks>
public sealed record EventEntry(string Source, string DetailType, string Detail)
{
    /// <summary>The bus, by name or ARN; by default the account's own.</summary>
    public string? EventBusName { get; init; }

    /// <summary>When it happened; by default when it is put.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The ARNs of what it is about.</summary>
    public ImmutableArray<string> Resources { get; init; } = [];

    /// <summary>What EventBridge counts of it towards the size of a call, in bytes.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html</remarks>
    public int Size => (Time is null ? 0 : TimeSize)
        + Encoding.UTF8.GetByteCount(Source)
        + Encoding.UTF8.GetByteCount(DetailType)
        + Encoding.UTF8.GetByteCount(Detail)
        + (Resources.IsDefault ? 0 : Resources.Sum(Encoding.UTF8.GetByteCount));

    private const int TimeSize = 14;

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Source"u8, Source);
        json.WriteString("DetailType"u8, DetailType);
        json.WriteString("Detail"u8, Detail);
        json.WriteOptional("EventBusName", EventBusName);
        if (Time is { } time)
            json.WriteTime("Time", time);
        if (!Resources.IsDefaultOrEmpty)
            json.WriteTexts("Resources", Resources);
        json.WriteEndObject();
    }
}
