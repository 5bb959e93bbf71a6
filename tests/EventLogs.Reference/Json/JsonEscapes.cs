using System.Globalization;
using System.Text;

namespace EventLogs.Runtime.Json;

/// <summary>JSON text as a JSON string, by RFC 8259 section 7 with the short escapes that docs/mapping.md names.</summary>
internal static class JsonEscapes
{
    /// <summary>The string of a text, quotes included.</summary>
    public static byte[] Quote(ReadOnlySpan<byte> text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in Encoding.UTF8.GetString(text))
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }

        return Encoding.UTF8.GetBytes(quoted.Append('"').ToString());
    }
}
