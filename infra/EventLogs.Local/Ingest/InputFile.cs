using System.IO.Compression;
using System.Text;

namespace EventLogs.Local.Ingest;

/// <summary>Something to read events from.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Length">Its size in bytes; 0 where that is unknown.</param>
/// <param name="Open">Opens it.</param>
/// <param name="Path">Its full path; null for what cannot be read a second time.</param>
internal sealed record InputFile(string Name, long Length, Func<Stream> Open, string? Path = null)
{
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>The UTF-8 text inside of a file that may be compressed, and may be UTF-16, as Windows' shells write. Both are seen by the first bytes.</summary>
    public static Stream Decode(Stream stream)
    {
        var (start, whole) = Peek(stream);
        if (start is not [0x1F, 0x8B])
            return DecodeText(start, whole);
        var (inner, decompressed) = Peek(new GZipStream(whole, CompressionMode.Decompress));
        return DecodeText(inner, decompressed);
    }

    private static Stream DecodeText(byte[] start, Stream text) => start switch
    {
        [0xFF, 0xFE] or [(byte)'{' or (byte)'[', 0] => Encoding.CreateTranscodingStream(text, LittleEndian, Encoding.UTF8),
        [0xFE, 0xFF] or [0, (byte)'{' or (byte)'['] => Encoding.CreateTranscodingStream(text, BigEndian, Encoding.UTF8),
        _ => text,
    };

    private static (byte[] Start, Stream Whole) Peek(Stream stream)
    {
        var start = new byte[2];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return (start[..length], new PrefixedStream(start.AsMemory(..length), stream));
    }
}
