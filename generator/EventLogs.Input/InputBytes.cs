using System.IO.Compression;
using System.Text;

namespace EventLogs.Input;

/// <summary>The text inside of a file, as UTF-8: without its compression, and in another encoding than the one that a shell chose.</summary>
internal static class InputBytes
{
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>How the names of files with events end, in a folder.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".json", ".jsonl", ".ndjson", ".gz"];

    /// <summary>
    /// The bytes of the text. What is compressed is recognised by its first two bytes, and so is UTF-16, in which some shells redirect the
    /// output of a command. A byte order mark of UTF-8 stays.
    /// </summary>
    public static Stream Open(Stream stream)
    {
        var (start, whole) = Peek(stream);
        if (start is not [0x1F, 0x8B])
            return Decode(start, whole);
        var inside = Peek(new GZipStream(whole, CompressionMode.Decompress));
        return Decode(inside.Start, inside.Whole);
    }

    private static (byte[] Start, Stream Whole) Peek(Stream stream)
    {
        var start = new byte[2];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return (start[..length], new PrefixedStream(start.AsMemory(..length), stream));
    }

    private static Stream Decode(byte[] start, Stream stream) => start switch
    {
        [0xFF, 0xFE] or [(byte)'{' or (byte)'[', 0] => Encoding.CreateTranscodingStream(stream, LittleEndian, Encoding.UTF8),
        [0xFE, 0xFF] or [0, (byte)'{' or (byte)'['] => Encoding.CreateTranscodingStream(stream, BigEndian, Encoding.UTF8),
        _ => stream,
    };
}
