using System.IO.Compression;
using System.Text;

namespace EventLogs.Local.Tests.Support;

internal static class Gzip
{
    public static byte[] Compress(string text)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return result.ToArray();
    }

    public static string[] ReadLines(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var text = new StreamReader(gzip);
        var all = text.ReadToEnd();
        Assert.EndsWith("\n", all, StringComparison.Ordinal);
        return all[..^1].Split('\n');
    }
}
