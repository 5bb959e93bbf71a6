using System.Text;

namespace EventLogs.Runtime.Json;

/// <summary>The inside of JSON strings. But for the check itself, their escapes are known to be well-formed.</summary>
internal static class JsonText
{
    private const int UnicodeEscapeLength = 6;

    /// <summary>Whether a string holds escapes, so that its bytes are not its text.</summary>
    public static bool IsEscaped(ReadOnlySpan<byte> text) => text.Contains((byte)'\\');

    /// <summary>Whether a text begins with an escape of a UTF-16 code unit; its first byte is a backslash.</summary>
    public static bool IsUnicodeEscape(ReadOnlySpan<byte> text) =>
        text.Length >= UnicodeEscapeLength && text[1] == 'u'
        && char.IsAsciiHexDigit((char)text[2]) && char.IsAsciiHexDigit((char)text[3])
        && char.IsAsciiHexDigit((char)text[4]) && char.IsAsciiHexDigit((char)text[5]);

    /// <summary>The UTF-16 code unit of an escape.</summary>
    public static char CodeUnit(ReadOnlySpan<byte> escape) =>
        (char)(Digit(escape[2]) << 12 | Digit(escape[3]) << 8 | Digit(escape[4]) << 4 | Digit(escape[5]));

    /// <summary>Whether two escapes at the beginning of a text are those of a surrogate pair.</summary>
    public static bool IsSurrogatePair(ReadOnlySpan<byte> text) =>
        text.Length >= 2 * UnicodeEscapeLength
        && text[UnicodeEscapeLength] == '\\' && IsUnicodeEscape(text[UnicodeEscapeLength..])
        && char.IsSurrogatePair(CodeUnit(text), CodeUnit(text[UnicodeEscapeLength..]));

    /// <summary>Writes a string without its escapes. It never becomes longer.</summary>
    /// <param name="text">The inside of a string.</param>
    /// <param name="unescaped">Where to write; at least as long as <paramref name="text"/>.</param>
    /// <returns>The number of bytes written. Half a surrogate pair becomes U+FFFD.</returns>
    public static int Unescape(ReadOnlySpan<byte> text, Span<byte> unescaped)
    {
        var written = 0;
        for (var at = text.IndexOf((byte)'\\'); at >= 0; at = text.IndexOf((byte)'\\'))
        {
            text[..at].CopyTo(unescaped[written..]);
            text = text[at..];
            written += at + Character(text).EncodeToUtf8(unescaped[(written + at)..]);
            text = text[EscapeLength(text)..];
        }

        text.CopyTo(unescaped[written..]);
        return written + text.Length;
    }

    /// <summary>A string without its escapes.</summary>
    /// <param name="text">The inside of the string.</param>
    /// <param name="scratch">Holds the result where there are escapes: valid until it is used again.</param>
    public static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> text, ScratchBuffer scratch)
    {
        if (!IsEscaped(text))
            return text;
        var unescaped = scratch.Take(text.Length);
        return unescaped[..Unescape(text, unescaped)];
    }

    /// <summary>Where a piece of a string without its escapes stands in the string with them.</summary>
    public static Range PositionsOf(Range unescaped, ReadOnlySpan<byte> text) =>
        PositionOf(unescaped.Start.Value, text)..PositionOf(unescaped.End.Value, text);

    /// <summary>Whether two strings are equal without their escapes.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other, ScratchBuffer scratch)
    {
        if (!IsEscaped(text) && !IsEscaped(other))
            return text.SequenceEqual(other);
        var unescaped = scratch.Take(text.Length + other.Length);
        var length = Unescape(text, unescaped);
        var otherLength = Unescape(other, unescaped[length..]);
        return unescaped[..length].SequenceEqual(unescaped.Slice(length, otherLength));
    }

    /// <summary>Where a character is, of which it is known how many bytes stand before it without escapes.</summary>
    private static int PositionOf(int unescaped, ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (unescaped > 0)
        {
            var escape = text[at..];
            var isEscape = escape[0] == '\\';
            unescaped -= isEscape ? Character(escape).Utf8SequenceLength : 1;
            at += isEscape ? EscapeLength(escape) : 1;
        }

        return at;
    }

    private static Rune Character(ReadOnlySpan<byte> escape) => escape[1] switch
    {
        (byte)'b' => new Rune('\b'),
        (byte)'f' => new Rune('\f'),
        (byte)'n' => new Rune('\n'),
        (byte)'r' => new Rune('\r'),
        (byte)'t' => new Rune('\t'),
        (byte)'u' when IsSurrogatePair(escape) => new Rune(CodeUnit(escape), CodeUnit(escape[UnicodeEscapeLength..])),
        (byte)'u' => Rune.TryCreate(CodeUnit(escape), out var rune) ? rune : Rune.ReplacementChar,
        var itself => new Rune(itself),
    };

    private static int EscapeLength(ReadOnlySpan<byte> escape) =>
        escape[1] != 'u' ? 2 : IsSurrogatePair(escape) ? 2 * UnicodeEscapeLength : UnicodeEscapeLength;

    /// <summary>The value of a hexadecimal digit.</summary>
    private static int Digit(byte character) => (character & 0xF) + (character > '9' ? 9 : 0);
}
