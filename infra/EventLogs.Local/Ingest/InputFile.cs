using System.IO.Compression;

namespace EventLogs.Local.Ingest;

/// <summary>Something to read events from.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Length">Its size in bytes; 0 where that is unknown.</param>
/// <param name="Open">Opens it.</param>
internal sealed record InputFile(string Name, long Length, Func<Stream> Open)
{
    /// <summary>The bytes inside of a compressed file, or the file's own. What is compressed is seen by its first two bytes.</summary>
    public static Stream Decompress(Stream stream)
    {
        var start = new byte[2];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var whole = new PrefixedStream(start.AsMemory(..length), stream);
        return length == 2 && start is [0x1F, 0x8B] ? new GZipStream(whole, CompressionMode.Decompress) : whole;
    }
}
