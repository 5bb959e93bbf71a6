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

    private static string Characters(ReadOnlySpan<byte> text)
    {
        var escaped = Encoding.UTF8.GetString(text);
        var characters = new StringBuilder();
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                characters.Append(escaped[i]);
                continue;
            }

            i++;
            if (escaped[i] == 'u')
            {
                characters.Append((char)ushort.Parse(escaped.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            characters.Append(escaped[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var itself => itself });
        }

        return characters.ToString();
    }
}
