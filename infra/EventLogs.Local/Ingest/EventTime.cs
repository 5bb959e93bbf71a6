using System.Globalization;
using System.Text.Json;

namespace EventLogs.Local.Ingest;

/// <summary>Reads when an event happened: its <c>time</c>.</summary>
internal static class EventTime
{
    // A log has no older days
    private static readonly DateTimeOffset Min = DateTimeOffset.UnixEpoch;

    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000_000 };

    /// <summary>Reads an ISO 8601 time since 1970, UTC where no offset is given.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time) && time >= Min;

    /// <summary>The time of an event; null where it has none that can be read.</summary>
    /// <param name="utf8Event">One JSON object.</param>
    public static DateTimeOffset? Of(ReadOnlySpan<byte> utf8Event)
    {
        var reader = new Utf8JsonReader(utf8Event, Options);
        reader.Read();
        DateTimeOffset? result = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // Of a property that stands twice the last one counts
            var isTime = reader.ValueTextEquals("time"u8);
            reader.Read();
            if (isTime)
                result = TextOf(ref reader) is { } text && TryParse(text, out var time) ? time : null;
            reader.Skip();
        }

        return result;
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escape stands for half a surrogate pair: no text at all
            return null;
        }
    }
}
