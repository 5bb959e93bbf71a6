using System.Text;

namespace EventLogs.Runtime.Mapping;

/// <summary>The inside of JSON strings. But for the check itself, their escapes are known to be well-formed.</summary>
internal static class JsonText
{
    private const int UnicodeEscapeLength = 6;

    /// <summary>Whether a string holds escapes, so that its bytes are not its meaning.</summary>
    public static bool IsEscaped(ReadOnlySpan<byte> text) => text.Contains((byte)'\\');

    /// <summary>Whether every backslash begins one of JSON's escapes.</summary>
    public static bool HasValidEscapes(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'\\'); at >= 0; at = text.IndexOf((byte)'\\'))
        {
            text = text[(at + 1)..];
            if (text.IsEmpty || !SingleEscapes.Contains(text[0]) && !IsUnicodeEscape(text))
                return false;
            text = text[1..];
        }

        return true;
    }

    /// <summary>Whether every <c>\u</c> escape of a surrogate stands in a pair. Half a pair has no UTF-8.</summary>
    public static bool HasPairedSurrogates(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'\\'); at >= 0; at = text.IndexOf((byte)'\\'))
        {
            text = text[at..];
            if (text[1] == 'u' && char.IsSurrogate(CodeUnit(text)) && !IsSurrogatePair(text))
                return false;
            text = text[EscapeLength(text)..];
        }

        return true;
    }

    /// <summary>Writes the meaning of a string. It is never longer than the string.</summary>
    /// <param name="text">The inside of a string.</param>
    /// <param name="meaning">Where to write; at least as long as <paramref name="text"/>.</param>
    /// <returns>The number of bytes written. Half a surrogate pair becomes U+FFFD.</returns>
    public static int Unescape(ReadOnlySpan<byte> text, Span<byte> meaning)
    {
        var written = 0;
        for (var at = text.IndexOf((byte)'\\'); at >= 0; at = text.IndexOf((byte)'\\'))
        {
            text[..at].CopyTo(meaning[written..]);
            text = text[at..];
            written += at + Character(text).EncodeToUtf8(meaning[(written + at)..]);
            text = text[EscapeLength(text)..];
        }

        text.CopyTo(meaning[written..]);
        return written + text.Length;
    }

    /// <summary>The meaning of a string: itself, or its bytes without escapes.</summary>
    /// <param name="text">The inside of a string.</param>
    /// <param name="scratch">Its free end holds the meaning when there are escapes: valid until something is written to it.</param>
    public static ReadOnlySpan<byte> Meaning(ReadOnlySpan<byte> text, LineBuffer scratch)
    {
        if (!IsEscaped(text))
            return text;
        var meaning = scratch.GetSpan(text.Length);
        return meaning[..Unescape(text, meaning)];
    }

    /// <summary>Whether two strings mean the same.</summary>
    public static bool MeansTheSame(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other, LineBuffer scratch)
    {
        if (!IsEscaped(text) && !IsEscaped(other))
            return text.SequenceEqual(other);
        var meanings = scratch.GetSpan(text.Length + other.Length);
        var length = Unescape(text, meanings);
        var otherLength = Unescape(other, meanings[length..]);
        return meanings[..length].SequenceEqual(meanings.Slice(length, otherLength));
    }

    private static ReadOnlySpan<byte> SingleEscapes => "\"\\/bfnrt"u8;

    private static bool IsUnicodeEscape(ReadOnlySpan<byte> letterAndDigits) =>
        letterAndDigits.Length >= UnicodeEscapeLength - 1 && letterAndDigits[0] == 'u'
        && char.IsAsciiHexDigit((char)letterAndDigits[1]) && char.IsAsciiHexDigit((char)letterAndDigits[2])
        && char.IsAsciiHexDigit((char)letterAndDigits[3]) && char.IsAsciiHexDigit((char)letterAndDigits[4]);

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

    private static bool IsSurrogatePair(ReadOnlySpan<byte> escape) =>
        escape.Length >= 2 * UnicodeEscapeLength
        && escape[UnicodeEscapeLength] == '\\' && escape[UnicodeEscapeLength + 1] == 'u'
        && char.IsSurrogatePair(CodeUnit(escape), CodeUnit(escape[UnicodeEscapeLength..]));

    private static char CodeUnit(ReadOnlySpan<byte> escape)
    {
        Span<byte> unit = stackalloc byte[2];
        Convert.FromHexString(escape.Slice(2, 4), unit, out _, out _);
        return (char)(unit[0] << 8 | unit[1]);
    }
}
