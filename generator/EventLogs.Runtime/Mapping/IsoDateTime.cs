using System.Text.Json;

namespace EventLogs.Runtime.Mapping;

/// <summary>Date-times of ISO 8601's extended form with an offset: <c>yyyy-MM-ddTHH:mm[:ss[.fffffff]](Z|±HH:mm)</c>.</summary>
internal static class IsoDateTime
{
    /// <summary>The form that the OpenX JSON serde reads as a timestamp, which has neither <c>T</c> nor offset.</summary>
    public const string LogFormat = "yyyy-MM-dd HH:mm:ss.fff";

    private const int DateLength = 10;

    /// <summary>Reads a date-time.</summary>
    /// <param name="value">A string of JSON, quotes and escapes included.</param>
    /// <param name="meaning">The same without quotes and escapes.</param>
    /// <param name="time">The time.</param>
    public static bool TryRead(ReadOnlySpan<byte> value, ReadOnlySpan<byte> meaning, out DateTimeOffset time)
    {
        var reader = new Utf8JsonReader(value);
        return reader.Read() & reader.TryGetDateTimeOffset(out time) && HasOffset(meaning);
    }

    /// <summary>Without an offset a reader has to guess: System.Text.Json takes the machine's.</summary>
    private static bool HasOffset(ReadOnlySpan<byte> text) =>
        text.Length > DateLength && text[DateLength..].IndexOfAny((byte)'Z', (byte)'+', (byte)'-') >= 0;
}
