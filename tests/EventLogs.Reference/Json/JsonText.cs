using System.Globalization;
using System.Text;

namespace EventLogs.Runtime.Json;

/// <summary>The inside of JSON strings by RFC 8259 section 7. A JSON reader has found their escapes to be well-formed.</summary>
internal static class JsonText
{
    /// <summary>Whether no escape stands for half a surrogate pair, which has no UTF-8.</summary>
    public static bool HasPairedSurrogates(ReadOnlySpan<byte> text)
    {
        var unescaped = Characters(text);
        for (var i = 0; i < unescaped.Length; i++)
        {
            if (char.IsHighSurrogate(unescaped[i]) && i + 1 < unescaped.Length && char.IsLowSurrogate(unescaped[i + 1]))
                i++;
            else if (char.IsSurrogate(unescaped[i]))
                return false;
        }

        return true;
    }

    /// <summary>The text of a string without its escapes.</summary>
    public static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> text) =>
        text.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(Characters(text)) : text;

    /// <summary>The characters of a string, each with what it is spelled as.</summary>
    public static IReadOnlyList<(char Character, string Spelling)> Spelled(ReadOnlySpan<byte> text)
    {
        var escaped = Encoding.UTF8.GetString(text);
        var characters = new List<(char, string)>();
        for (var i = 0; i < escaped.Length;)
        {
            var length = escaped[i] != '\\' ? 1 : escaped[i + 1] == 'u' ? 6 : 2;
            characters.Add((Character(escaped.AsSpan(i, length)), escaped.Substring(i, length)));
            i += length;
        }

        return characters;
    }

    private static string Characters(ReadOnlySpan<byte> text) => string.Concat(Spelled(text).Select(unit => unit.Character));

    private static char Character(ReadOnlySpan<char> spelling) => spelling switch
    {
        ['\\', 'u', .. var digits] => (char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        ['\\', var letter] => letter switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => letter },
        _ => spelling[0],
    };
}
