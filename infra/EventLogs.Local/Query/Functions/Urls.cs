using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EventLogs.Local.Query.Functions;

/// <summary>The parts of a URL, as RFC 2396 has them; null where it has none of that kind, or is none.</summary>
internal static partial class Urls
{
    public static string? Protocol(string url) => Part(url, "scheme");

    public static string? Host(string url) => Part(url, "host");

    public static long? Port(string url) =>
        long.TryParse(Part(url, "port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    public static string? PathOf(string url) => Url().Match(url) is { Success: true } match ? Unescape(match.Groups["path"].Value) : null;

    public static string? Query(string url) => Part(url, "query") is { } query ? Unescape(query) : null;

    public static string? Fragment(string url) => Part(url, "fragment") is { } fragment ? Unescape(fragment) : null;

    /// <summary>The first value of a parameter of the query.</summary>
    public static string? Parameter(string url, string name)
    {
        foreach (var pair in (Part(url, "query") ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? pair : pair[..equals];
            if (Decode(key) == name)
                return equals < 0 ? "" : Decode(pair[(equals + 1)..]);
        }

        return null;
    }

    /// <summary>Text as a form sends it: letters, digits, <c>.-_*</c>, <c>+</c> for a space and the rest escaped.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '*')
                encoded.Append(c);
            else if (c == ' ')
                encoded.Append('+');
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return encoded.ToString();
    }

    public static string Decode(string text) => Unescape(text.Replace('+', ' '));

    private static string Unescape(string text) => Uri.UnescapeDataString(text);

    private static string? Part(string url, string name) =>
        Url().Match(url) is { Success: true } match && match.Groups[name] is { Success: true } group ? group.Value : null;

    [GeneratedRegex(
        @"\A(?:(?<scheme>[A-Za-z][A-Za-z0-9+.\-]*):)?(?://(?:[^/?#@\s]*@)?(?<host>\[[^\]\s]*\]|[^/?#:\s]*)(?::(?<port>\d*))?)?"
        + @"(?<path>[^?#\s]*)(?:\?(?<query>[^#\s]*))?(?:#(?<fragment>\S*))?\z")]
    private static partial Regex Url();
}
