using System.Text;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>A request as a test server received it.</summary>
/// <param name="Line">The request line without the version: <c>POST /path</c>.</param>
/// <param name="Fields">The header fields; names match without case.</param>
/// <param name="Body">The body.</param>
internal sealed record HttpRequest(string Line, IReadOnlyDictionary<string, string> Fields, byte[] Body)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Reads a request with a Content-Length or without a body; null when the connection ended before one.</summary>
    public static async Task<HttpRequest?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var head = new List<byte>();
        var next = new byte[1];
        while (!EndsHead(head))
        {
            if (await stream.ReadAsync(next, cancellation) == 0)
                return null;
            head.Add(next[0]);
        }

        var lines = Encoding.UTF8.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var fields = lines.Skip(1).Select(line => line.Split(": ", 2))
            .ToDictionary(field => field[0], field => field[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[fields.TryGetValue("Content-Length", out var length) ? int.Parse(length, provider: null) : 0];
        await stream.ReadExactlyAsync(body, cancellation);
        return new HttpRequest(lines[0].Replace(" HTTP/1.1", "", StringComparison.Ordinal), fields, body);
    }

    private static bool EndsHead(List<byte> head) => head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'];
}

/// <summary>What becomes of a connection after a reply.</summary>
public enum Ending
{
    /// <summary>It stays open.</summary>
    KeepAlive,

    /// <summary>It is closed as TCP wants it.</summary>
    Close,

    /// <summary>It is reset.</summary>
    Reset,
}

/// <summary>What a test server answers: bytes, written piece by piece, and what happens then.</summary>
internal sealed record HttpReply(IReadOnlyList<byte[]> Pieces, Ending Ending = Ending.KeepAlive)
{
    /// <summary>Nothing at all, and the connection is reset.</summary>
    public static HttpReply Reset { get; } = new([], Ending.Reset);

    /// <summary>An answer with a Content-Length.</summary>
    public static HttpReply Status(int status, byte[]? body = null, params IEnumerable<(string Name, string Value)> fields)
    {
        var content = body ?? [];
        return new HttpReply([Head(status, [.. fields, ("Content-Length", $"{content.Length}")]), content]);
    }

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
