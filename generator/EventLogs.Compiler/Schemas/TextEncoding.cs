namespace EventLogs.Compiler.Schemas;

/// <summary>What the first bytes of a text file say of its encoding.</summary>
internal static class TextEncoding
{
    /// <summary>Whether it is UTF-16: by its byte order mark, or because every second byte of ASCII is 0 there.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> text) => text is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [not 0, 0, not 0, 0, ..] or [0, not 0, 0, not 0, ..];

    /// <summary>The text without the byte order mark of UTF-8.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text;
}
