using System.Globalization;
using System.Text.RegularExpressions;

namespace EventLogs.Compiler.Interpreting;

/// <summary>Timestamps by the grammar of docs/mapping.md.</summary>
internal static partial class TimestampText
{
    /// <summary>A timestamp as it stands in the log: in UTC, cut to milliseconds. Null when the text is not a timestamp.</summary>
    public static string? ForLog(string text)
    {
        var match = Form().Match(text);
        var (minutes, seconds) = (match.Groups["minutes"].Value, match.Groups["seconds"]);
        if (!DateTime.TryParseExact($"{minutes}:{(seconds.Success ? seconds.Value : "00")}", "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var local))
        {
            return null;
        }

        var offset = match.Groups["offset"] is { Success: true } found
            ? TimeSpan.ParseExact(found.Value, "hh\\:mm", CultureInfo.InvariantCulture)
            : TimeSpan.Zero;
        var ticks = match.Groups["sign"].Value == "-" ? local.Ticks + offset.Ticks : local.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
            return null;
        var utc = new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return $"{utc}.{match.Groups["fraction"].Value.PadRight(3, '0')[..3]}";
    }

    [GeneratedRegex(
        @"\A(?<minutes>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})(:(?<seconds>[0-9]{2})(\.(?<fraction>[0-9]+))?)?"
        + @"(Z|(?<sign>[+-])(?<offset>([01][0-9]|2[0-3]):[0-5][0-9]))\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
