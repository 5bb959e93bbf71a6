using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace EventLogs.Generator.Commands;

/// <summary>An option that takes a time: a day or a time of ISO 8601, <c>now</c>, or a number of days ago.</summary>
internal static class TimeOption
{
    // a history of a few thousand years may begin there
    private const int MaxYear = 5000;

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    public static Option<DateTimeOffset?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "time|now|90d",
        CustomParser = result => Parse(result, name),
    };

    /// <summary>A time, to the second, as events have it.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="now">The time now.</param>
    /// <returns>The time; null when it is none.</returns>
    public static DateTimeOffset? Read(string text, DateTimeOffset now)
    {
        now = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), now.Offset);
        if (text == "now")
            return now;
        if (DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, Utc, out var time))
            return time >= DateTimeOffset.UnixEpoch && time.Year <= MaxYear ? time : null;
        return text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days <= (now - DateTimeOffset.UnixEpoch).TotalDays
            ? now.AddDays(-days)
            : null;
    }

    private static DateTimeOffset? Parse(ArgumentResult result, string name)
    {
        var text = result.Tokens[0].Value;
        var time = Read(text, TimeProvider.System.GetUtcNow());
        if (time is null)
            result.AddError($"{name} takes an ISO 8601 day or time such as 2026-11-22T14:00:00Z, 'now', or days ago such as 90d, since 1970, not '{text}'.");
        return time;
    }
}
