namespace EventLogs.Runtime.Mapping;

/// <summary>Date-times of ISO 8601's extended form with an offset, as JSON Schema's <c>date-time</c> (RFC 3339, section 5.6) has them.</summary>
internal static class IsoDateTime
{
    /// <summary>The form that the OpenX JSON serde reads as a timestamp, which has neither <c>T</c> nor offset.</summary>
    public const string LogFormat = "yyyy-MM-dd HH:mm:ss.fff";

    private const int SecondsEnd = 19;

    /// <summary>Reads <c>yyyy-MM-ddTHH:mm:ss[.f...](Z|±HH:mm)</c>; digits after the milliseconds are dropped, <c>T</c> and <c>Z</c> may be
    /// lower case. The leap second <c>:60</c> has no place in a timestamp and is refused.</summary>
    /// <param name="text">The text, without escapes.</param>
    /// <param name="utc">The time in UTC.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        if (text.Length <= SecondsEnd
            || !TryReadDate(text[..10], out var date) || (text[10] | 0x20) != 't'
            || !TryReadTime(text[11..SecondsEnd], out var time))
            return false;

        var rest = text[SecondsEnd..];
        if (!TryReadMilliseconds(ref rest, out var milliseconds) || !TryReadOffset(rest, out var offset))
            return false;
        var ticks = date.Ticks + (time - offset).Ticks + milliseconds * TimeSpan.TicksPerMillisecond;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;
        utc = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    private static bool TryReadDate(ReadOnlySpan<byte> text, out DateTime date)
    {
        date = default;
        if (!TryReadDigits(text[..4], out var year) || text[4] != '-'
            || !TryReadDigits(text[5..7], out var month) || text[7] != '-'
            || !TryReadDigits(text[8..], out var day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateTime(year, month, day);
        return true;
    }

    private static bool TryReadTime(ReadOnlySpan<byte> text, out TimeSpan time)
    {
        var isTime = TryReadHourAndMinute(text[..5], out time) & TryReadDigits(text[6..], out var second) && text[5] == ':' && second < 60;
        time += TimeSpan.FromSeconds(second);
        return isTime;
    }

    private static bool TryReadHourAndMinute(ReadOnlySpan<byte> text, out TimeSpan time)
    {
        var isTime = TryReadDigits(text[..2], out var hour) & TryReadDigits(text[3..], out var minute)
            && text[2] == ':' && hour < 24 && minute < 60;
        time = new TimeSpan(hour, minute, 0);
        return isTime;
    }

    private static bool TryReadMilliseconds(ref ReadOnlySpan<byte> text, out int milliseconds)
    {
        milliseconds = 0;
        if (text[0] != '.')
            return true;
        text = text[1..];
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits <= 0)
            return false;
        for (var i = 0; i < 3; i++)
            milliseconds = milliseconds * 10 + (i < digits ? text[i] - '0' : 0);
        text = text[digits..];
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = default;
        if (text.Length == 1)
            return (text[0] | 0x20) == 'z';
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || !TryReadHourAndMinute(text[1..], out offset))
            return false;
        if (text[0] == '-')
            offset = -offset;
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            number = number * 10 + digit - '0';
        }

        return true;
    }
}
