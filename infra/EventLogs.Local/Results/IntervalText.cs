using System.Globalization;

namespace EventLogs.Local.Results;

/// <summary>Intervals as Trino shows them: <c>2 03:04:05.678</c> from days to seconds, <c>1-2</c> from years to months.</summary>
internal static class IntervalText
{
    private const long MicrosecondsADay = 86_400_000_000;

    public static string Of(int months, int days, long microseconds)
    {
        var yearToMonth = $"{(months < 0 ? "-" : "")}{Math.Abs(months / 12)}-{Math.Abs(months % 12)}";
        var total = (days * (Int128)MicrosecondsADay) + microseconds;
        if (months != 0 && total == 0)
            return yearToMonth;
        var size = total < 0 ? -total : total;
        var (day, rest) = (size / MicrosecondsADay, (long)(size % MicrosecondsADay));
        var time = new TimeSpan(rest * TimeSpan.TicksPerMicrosecond).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
        var dayToSecond = $"{(total < 0 ? "-" : "")}{day} {time}";
        return months == 0 ? dayToSecond : $"{yearToMonth} {dayToSecond}";
    }
}
