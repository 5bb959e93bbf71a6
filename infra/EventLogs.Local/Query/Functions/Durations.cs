using System.Globalization;
using System.Text.RegularExpressions;
using EventLogs.Local.Results;

namespace EventLogs.Local.Query.Functions;

/// <summary>Spans of time as text.</summary>
internal static partial class Durations
{
    private static readonly (string Name, long Seconds)[] Units =
        [("week", 604_800), ("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1)];

    /// <summary>A duration such as <c>42.5m</c> as an interval that DuckDB reads. Trino keeps whole milliseconds.</summary>
    public static string ToInterval(string duration)
    {
        var match = Duration().Match(duration);
        if (!match.Success)
            throw new InvalidOperationException($"duration is not a valid data duration string: {duration}");
        var milliseconds = double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * match.Groups[2].ValueSpan switch
        {
            "ns" => 1e-6,
            "us" => 1e-3,
            "ms" => 1,
            "s" => 1000,
            "m" => 60_000,
            "h" => 3_600_000,
            _ => 86_400_000d,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(milliseconds, MidpointRounding.AwayFromZero):0} milliseconds");
    }

    /// <summary>Seconds in words: <c>1 hour, 1 minute, 1 second</c>.</summary>
    public static string ForPeople(double seconds)
    {
        if (!double.IsFinite(seconds))
            throw new InvalidOperationException("Invalid argument found: " + JavaNumbers.Text(seconds));
        var rest = (long)Math.Round(Math.Abs(seconds), MidpointRounding.AwayFromZero);
        var words = new List<string>();
        foreach (var (name, length) in Units)
        {
            var count = rest / length;
            rest %= length;
            if (count > 0)
                words.Add($"{count} {name}{(count == 1 ? "" : "s")}");
        }

        var text = words.Count == 0 ? "0 seconds" : string.Join(", ", words);
        return seconds < 0 && words.Count > 0 ? "-" + text : text;
    }

    [GeneratedRegex(@"\A\s*([0-9]+(?:\.[0-9]+)?)\s*(ns|us|ms|s|m|h|d)\s*\z")]
    private static partial Regex Duration();
}
