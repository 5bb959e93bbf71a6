using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace EventLogs.Generator.Synthesis;

/// <summary>Whether a text is of a format, where that tells one alternative of a schema from another.</summary>
internal static partial class FormatCheck
{
    /// <summary>Whether a text is of a format; every text is of one that is not known.</summary>
    public static bool Fits(string format, string text) => format switch
    {
        "date-time" or "iso-date-time" => text.Length > 11 && text[10] == 'T' && IsDay(text[..10]) && Time().IsMatch(text[11..]),
        "date" => IsDay(text),
        "time" or "iso-time" => Time().IsMatch(text),
        "duration" => Duration().IsMatch(text) && text[^1] is not ('P' or 'T'),
        "uri" or "url" or "iri" => Absolute().IsMatch(text),
        "uri-reference" or "iri-reference" or "uri-template" => !text.Any(char.IsWhiteSpace),
        "email" or "idn-email" => Email().IsMatch(text),
        "hostname" or "idn-hostname" => HostName().IsMatch(text),
        "ipv4" => text.Count(character => character == '.') == 3 && !text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out _),
        "ipv6" => text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out _),
        "uuid" => text.Length == 36 && Guid.TryParseExact(text, "D", out _),
        "json-pointer" => text.Length == 0 || text[0] == '/',
        "json-pointer-uri-fragment" => text.StartsWith('#'),
        "relative-json-pointer" => RelativePointer().IsMatch(text),
        "byte" => text.Length % 4 == 0 && Base64().IsMatch(text),
        _ => true,
    };

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|z|[+-]([01]\d|2[0-3]):[0-5]\d)\z")]
    private static partial Regex Time();

    [GeneratedRegex(@"^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?\z")]
    private static partial Regex Duration();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:\S+\z")]
    private static partial Regex Absolute();

    [GeneratedRegex(@"^[^\s@]+@[^\s@]+\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z")]
    private static partial Regex HostName();

    [GeneratedRegex(@"^\d+(#|(/.*)?)\z")]
    private static partial Regex RelativePointer();

    [GeneratedRegex(@"^[A-Za-z0-9+/]*={0,2}\z")]
    private static partial Regex Base64();
}
