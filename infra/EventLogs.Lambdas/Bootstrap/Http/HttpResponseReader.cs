using System.Buffers.Text;
using System.Text;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Bootstrap.Http;

/// <summary>Reads HTTP/1.1 answers (RFC 9112): status line, header fields, and a body of any of the three framings.</summary>
internal sealed class HttpResponseReader(HttpInput input)
{
    /// <summary>
    /// The maximum length of a body in bytes: five times what Lambda allows, so that nothing breaks when it allows more, and far from what
    /// a function's memory holds. Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    /// </summary>
    public const int MaxBody = 30 * 1024 * 1024;

    private const int MaxLine = 16 * 1024;
    private const int MaxFields = 64 * 1024;

    private readonly LineBuffer _line = new();

    /// <summary>
    /// Reads one final answer. Interim ones (1xx) are passed over. A body that is too large, or framed wrongly, leaves an answer without
    /// body, whose connection is of no more use: the head alone can say which request of the Runtime API has to be given up.
    /// </summary>
    /// <exception cref="EndOfStreamException">The connection ended before the answer did.</exception>
    /// <exception cref="InvalidDataException">The answer does not begin with the head of an HTTP/1.1 answer.</exception>
    public void Read(HttpResponse response)
    {
        do
            ReadHead(response);
        while (response.Status is >= 100 and < 200);

        response.Body.Clear();
        response.BodyError = null;
        try
        {
            ReadBody(response);
        }
        catch (InvalidDataException exception)
        {
            response.Body.Clear();
            response.BodyError = exception.Message;
            response.KeepsAlive = false;
        }
    }

    private void ReadHead(HttpResponse response)
    {
        var statusLine = ReadLine();
        if (statusLine.Length < 12 || !statusLine.StartsWith("HTTP/1."u8) || statusLine[8] != (byte)' '
            || !Utf8Parser.TryParse(statusLine.Slice(9, 3), out int status, out var digits) || digits != 3)
        {
            throw new InvalidDataException("The answer does not start with an HTTP/1.1 status line.");
        }

        var isCurrentVersion = statusLine[7] == (byte)'1';
        response.Status = status;
        response.Fields.Clear();
        ReadFields(response.Fields);
        var asksToClose = response.TryGetField("connection"u8, out var connection) && Ascii.EqualsIgnoreCase(connection, "close"u8);
        response.KeepsAlive = isCurrentVersion && !asksToClose;
    }

    private void ReadFields(LineBuffer fields)
    {
        for (var start = fields.Length; ; start = fields.Length)
        {
            input.ReadLine(fields, MaxLine);
            if (fields.Written[start..].TrimEnd("\r\n"u8).IsEmpty)
                return;
            if (fields.Length > MaxFields)
                throw new InvalidDataException($"The answer has more than {MaxFields} bytes of header fields.");
        }
    }

    private void ReadBody(HttpResponse response)
    {
        if (response.Status is 204 or 304)
            return;

        if (response.TryGetField("transfer-encoding"u8, out var coding))
        {
            if (!Ascii.EqualsIgnoreCase(coding, "chunked"u8))
                throw new InvalidDataException("The answer has a transfer coding other than chunked.");
            ReadChunks(response);
        }
        else if (response.TryGetField("content-length"u8, out var length))
        {
            if (!Utf8Parser.TryParse(length, out long count, out var digits) || digits != length.Length || count < 0)
                throw new InvalidDataException("The answer has a malformed Content-Length.");
            ReadExactly(response.Body, count);
        }
        else
        {
            input.ReadToEnd(response.Body, MaxBody);
            response.KeepsAlive = false;
        }
    }

    private void ReadChunks(HttpResponse response)
    {
        while (ReadChunkSize() is > 0 and var size)
        {
            ReadExactly(response.Body, size);
            if (!ReadLine().IsEmpty)
                throw new InvalidDataException("The answer has a chunk that is longer than its size.");
        }

        ReadFields(_line);
    }

    // The sender names the size: memory is taken for no more than can be meant
    private void ReadExactly(LineBuffer body, long count)
    {
        if (count > MaxBody - body.Length)
            throw new InvalidDataException($"The answer has a body of more than {MaxBody} bytes.");
        input.ReadExactly(body, (int)count);
    }

    private long ReadChunkSize()
    {
        var line = ReadLine();
        var extension = line.IndexOf((byte)';');
        var size = (extension < 0 ? line : line[..extension]).TrimEnd(" \t"u8);
        if (!Utf8Parser.TryParse(size, out long value, out var digits, 'x') || digits != size.Length || value < 0)
            throw new InvalidDataException("The answer has a malformed chunk size.");
        return value;
    }

    private ReadOnlySpan<byte> ReadLine()
    {
        _line.Clear();
        input.ReadLine(_line, MaxLine);
        return _line.Written.TrimEnd("\r\n"u8);
    }
}
