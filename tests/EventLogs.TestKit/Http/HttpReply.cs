using System.Text;

namespace EventLogs.TestKit.Http;

/// <summary>What a test server answers: bytes, written piece by piece, and what happens then.</summary>
public sealed record HttpReply(IReadOnlyList<byte[]> Pieces, Ending Ending = Ending.KeepAlive)
{
    /// <summary>Nothing at all, and the connection is reset.</summary>
    public static HttpReply Reset { get; } = new([], Ending.Reset);

    /// <summary>An answer with a Content-Length.</summary>
    public static HttpReply Status(int status, byte[]? body = null, params IEnumerable<(string Name, string Value)> fields)
    {
        var content = body ?? [];
        return new HttpReply([Head(status, [.. fields, ("Content-Length", $"{content.Length}")]), content]);
    }

    /// <summary>An answer without a body, and without a Content-Length.</summary>
    public static HttpReply WithoutBody(int status) => new([Head(status, [])]);

    /// <summary>An answer in chunks of this size.</summary>
    public static HttpReply Chunked(int status, byte[] body, int chunk, params IEnumerable<(string Name, string Value)> fields) => new(
    [
        Head(status, [.. fields, ("Transfer-Encoding", "chunked")]),
        .. body.Chunk(chunk).SelectMany(part => new[] { Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), part, "\r\n"u8.ToArray() }),
        "0\r\n\r\n"u8.ToArray(),
    ]);

    /// <summary>The same answer, cut off after so many bytes.</summary>
    public HttpReply CutAfter(int length, Ending ending) => new([Pieces.SelectMany(piece => piece).Take(length).ToArray()], ending);

    /// <summary>The same answer, with another ending.</summary>
    public HttpReply Then(Ending ending) => this with { Ending = ending };

    private static byte[] Head(int status, IEnumerable<(string Name, string Value)> fields) => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status} Reason\r\n{string.Concat(fields.Select(field => $"{field.Name}: {field.Value}\r\n"))}\r\n");
}
