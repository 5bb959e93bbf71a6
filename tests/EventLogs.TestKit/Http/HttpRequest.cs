using System.Text;

namespace EventLogs.TestKit.Http;

/// <summary>A request as a test server received it.</summary>
/// <param name="Line">The request line without the version: <c>POST /path</c>.</param>
/// <param name="Fields">The header fields; names match without case.</param>
/// <param name="Body">The body.</param>
public sealed record HttpRequest(string Line, IReadOnlyDictionary<string, string> Fields, byte[] Body)
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
        if (fields.ContainsKey("Expect"))
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellation);
        if (fields.ContainsKey("Expect"))
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellation);
        var body = new byte[fields.TryGetValue("Content-Length", out var length) ? int.Parse(length, provider: null) : 0];
        await stream.ReadExactlyAsync(body, cancellation);
        return new HttpRequest(lines[0].Replace(" HTTP/1.1", "", StringComparison.Ordinal), fields, body);
    }

    private static bool EndsHead(List<byte> head) => head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'];
}
