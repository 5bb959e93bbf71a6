using System.Buffers;
using System.Text.Json;

namespace EventLogs.Lambdas.FirehoseTransform;

/// <summary>Finds the id that EventBridge gave an event.</summary>
internal static class EventId
{
    // A UUID has 36
    private const int MaxLength = 64;

    private static readonly SearchValues<byte> Allowed =
        SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"u8);

    /// <summary>
    /// Reads <c>$.id</c> as far as the event can be read: an event that failed need not be JSON to its end. Never throws, whatever the
    /// event.
    /// </summary>
    /// <param name="utf8Event">The event.</param>
    /// <param name="id">The id, if it looks like one: anything else may be the user's data, which is not for logs.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8Event, out ReadOnlySpan<byte> id)
    {
        id = default;
        var reader = new Utf8JsonReader(utf8Event);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = IsId(reader);
                reader.Read();
                if (isId && reader.TokenType == JsonTokenType.String)
                    id = reader.ValueSpan;
                if (isId)
                    return id.Length is > 0 and <= MaxLength && !id.ContainsAnyExcept(Allowed);
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Not readable up to its id
        }

        return false;
    }

    private static bool IsId(in Utf8JsonReader name)
    {
        try
        {
            return name.ValueTextEquals("id"u8);
        }
        catch (InvalidOperationException)
        {
            // The name is not text: it holds half a surrogate pair
            return false;
        }
    }
}
