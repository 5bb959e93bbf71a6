namespace EventLogs.Runtime.Mapping;

/// <summary>
/// Timestamps as docs/mapping.md defines them: the date-times of RFC 3339 in capital letters, where seconds may be missing and a
/// fraction may have any number of digits. Leap seconds are not taken: .NET has none, and neither has the log.
/// </summary>
internal static class IsoDateTime
{
    /// <summary>The form that the OpenX JSON serde reads as a timestamp, which has neither <c>T</c> nor offset.</summary>
    public const string LogFormat = "yyyy-MM-dd HH:mm:ss.fff";

    /// <summary>The length of a date.</summary>
    public const int DateLength = 10;

    /// <summary>The length of a time of day to the second.</summary>
    public const int TimeLength = 8;

    private const int MillisecondDigits = 3;

    /// <summary>Reads a timestamp.</summary>
    /// <param name="text">The text of a JSON string, without quotes and escapes.</param>
    /// <param name="time">The time in UTC, cut to milliseconds.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (!TryReadDate(ref text, out var date) || !TryTake(ref text, 'T') || !TryReadTime(ref text, out var timeOfDay)
            || !TryReadOffset(ref text, out var offset) || !text.IsEmpty)
        {
            return false;
        }

        var ticks = date.Ticks + timeOfDay.Ticks - offset.Ticks;
        if ((ulong)ticks > (ulong)DateTime.MaxValue.Ticks)
            return false;
        time = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    /// <summary>Whether a text is a timestamp as AWS writes it: <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public static bool IsUtcToTheSecond(ReadOnlySpan<byte> text)
    {
        if (text.Length != "yyyy-MM-ddTHH:mm:ssZ".Length
            || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        {
            return false;
        }

        // what is not a number is too large
        var year = TwoDigits(text) * 100 + TwoDigits(text[2..]);
        var (month, day) = (TwoDigits(text[5..]), TwoDigits(text[8..]));
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && TwoDigits(text[11..]) <= 23 && TwoDigits(text[14..]) <= 59 && TwoDigits(text[17..]) <= 59;
    }

    private static int TwoDigits(ReadOnlySpan<byte> text)
    {
        const int tooLarge = 10_000;
        var (tens, ones) = (text[0] - '0', text[1] - '0');
        return (uint)tens > 9 || (uint)ones > 9 ? tooLarge : tens * 10 + ones;
    }

    private static bool TryReadDate(ref ReadOnlySpan<byte> text, out DateTime date)
    {
        date = default;
        if (!TryReadNumber(ref text, 4, DateTime.MaxValue.Year, out var year) || year < 1
            || !TryTake(ref text, '-') || !TryReadNumber(ref text, 2, 12, out var month) || month < 1
            || !TryTake(ref text, '-') || !TryReadNumber(ref text, 2, DateTime.DaysInMonth(year, month), out var day) || day < 1)
        {
            return false;
        }

        date = new DateTime(year, month, day);
        return true;
    }

    private static bool TryReadTime(ref ReadOnlySpan<byte> text, out TimeSpan time)
    {
        if (!TryReadHoursAndMinutes(ref text, out time))
            return false;
        if (!TryTake(ref text, ':'))
            return true;
        if (!TryReadNumber(ref text, 2, 59, out var seconds))
            return false;
        var milliseconds = 0;
        if (TryTake(ref text, '.') && !TryReadFraction(ref text, out milliseconds))
            return false;
        time += new TimeSpan(0, 0, 0, seconds, milliseconds);
        return true;
    }

    private static bool TryReadFraction(ref ReadOnlySpan<byte> text, out int milliseconds)
    {
        milliseconds = 0;
        var length = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length <= 0)
            return false;
        for (var i = 0; i < MillisecondDigits; i++)
            milliseconds = milliseconds * 10 + (i < length ? text[i] - '0' : 0);
        text = text[length..];
        return true;
    }

    private static bool TryReadOffset(ref ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = default;
        if (TryTake(ref text, 'Z'))
            return true;
        var isWest = TryTake(ref text, '-');
        if (!isWest && !TryTake(ref text, '+') || !TryReadHoursAndMinutes(ref text, out offset))
            return false;
        if (isWest)
            offset = -offset;
        return true;
    }

    private static bool TryReadHoursAndMinutes(ref ReadOnlySpan<byte> text, out TimeSpan time)
    {
        time = default;
        if (!TryReadNumber(ref text, 2, 23, out var hours) || !TryTake(ref text, ':') || !TryReadNumber(ref text, 2, 59, out var minutes))
            return false;
        time = new TimeSpan(hours, minutes, 0);
        return true;
    }

    private static bool TryReadNumber(ref ReadOnlySpan<byte> text, int digits, int max, out int number)
    {
        number = 0;
        if (text.Length < digits || text[..digits].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;
        foreach (var digit in text[..digits])
            number = number * 10 + digit - '0';
        text = text[digits..];
        return number <= max;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> text, char character)
    {
        if (text.IsEmpty || text[0] != character)
            return false;
        text = text[1..];
        return true;
    }
}
