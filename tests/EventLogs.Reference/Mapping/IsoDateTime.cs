using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EventLogs.Runtime.Mapping;

/// <summary>Timestamps by the grammar of docs/mapping.md, with a calendar of its own.</summary>
internal static partial class IsoDateTime
{
    private const long MinutesOfADay = 24 * 60;

    /// <summary>Writes a timestamp as it stands in the log.</summary>
    /// <param name="text">The text of a string, without quotes and escapes.</param>
    /// <returns>The time in UTC, cut to milliseconds; null when the text is not a timestamp.</returns>
    public static string? Format(ReadOnlySpan<byte> text)
    {
        var match = Form().Match(Encoding.UTF8.GetString(text));
        if (!match.Success)
            return null;
        var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
        if (year == 0 || day > DaysOf(year, month))
            return null;

        var minutes = Number(match, "hour") * 60 + Number(match, "minute");
        var offset = Number(match, "offsetHour") * 60 + Number(match, "offsetMinute");
        minutes += match.Groups["sign"].Value == "-" ? offset : -offset;
        if (minutes < 0)
            (year, month, day) = DayBefore(year, month, day);
        else if (minutes >= MinutesOfADay)
            (year, month, day) = DayAfter(year, month, day);
        minutes = (minutes + MinutesOfADay) % MinutesOfADay;
        if (year is < 1 or > 9999)
            return null;
        var milliseconds = match.Groups["fraction"].Value.PadRight(3, '0')[..3];
        return $"{year:0000}-{month:00}-{day:00} {minutes / 60:00}:{minutes % 60:00}:{Number(match, "second"):00}.{milliseconds}";
    }

    [GeneratedRegex(
        """
        \A (?<year>[0-9]{4}) - (?<month>0[1-9]|1[0-2]) - (?<day>0[1-9]|[12][0-9]|3[01])
        T (?<hour>[01][0-9]|2[0-3]) : (?<minute>[0-5][0-9]) (?: : (?<second>[0-5][0-9]) (?: \. (?<fraction>[0-9]+) )? )?
        (?: Z | (?<sign>[+-]) (?<offsetHour>[01][0-9]|2[0-3]) : (?<offsetMinute>[0-5][0-9]) ) \z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    private static long Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? long.Parse(found.Value, CultureInfo.InvariantCulture) : 0;

    private static long DaysOf(long year, long month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    private static (long Year, long Month, long Day) DayBefore(long year, long month, long day)
    {
        if (day > 1)
            return (year, month, day - 1);
        return month > 1 ? (year, month - 1, DaysOf(year, month - 1)) : (year - 1, 12, 31);
    }

    private static (long Year, long Month, long Day) DayAfter(long year, long month, long day)
    {
        if (day < DaysOf(year, month))
            return (year, month, day + 1);
        return month < 12 ? (year, month + 1, 1) : (year + 1, 1, 1);
    }
}
