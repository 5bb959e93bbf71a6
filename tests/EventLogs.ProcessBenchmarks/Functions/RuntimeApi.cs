using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EventLogs.ProcessBenchmarks.Functions;

/// <summary>
/// The Lambda Runtime API for one function, on loopback. Blocking, one request at a time: what it takes of the time that is measured
/// is little, and the same for all.
/// </summary>
internal sealed class RuntimeApi : IDisposable
{
    /// <summary>The variable that tells a function where the API is.</summary>
    public const string Variable = "AWS_LAMBDA_RUNTIME_API";

    /// <summary>The header field with the invocation's id.</summary>
    public const string IdField = "Lambda-Runtime-Aws-Request-Id";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private byte[] _received = new byte[64 * 1024];
    private int _length;
    private Socket? _socket;
    private int _count;

    /// <summary>Listens.</summary>
    public RuntimeApi() => _listener.Start();

    /// <summary>Where it listens: <c>127.0.0.1:port</c>.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>Waits until the function asks for an invocation.</summary>
    public void WaitForNext()
    {
        if (!Receive().Head.Span.StartsWith("GET /2018-06-01/runtime/invocation/next "u8))
            throw new InvalidOperationException("The function does not ask for an invocation.");
    }

    /// <summary>Hands out an invocation, and waits for the answer.</summary>
    /// <returns>The answer; valid until the next call.</returns>
    public ReadOnlySpan<byte> Invoke(byte[] payload)
    {
        Send($"HTTP/1.1 200 OK\r\n{IdField}: request-{++_count}\r\nContent-Type: application/json\r\nContent-Length: {payload.Length}\r\n\r\n", payload);
        var (head, body) = Receive();
        if (!head.Span.StartsWith(Encoding.ASCII.GetBytes($"POST /2018-06-01/runtime/invocation/request-{_count}/response ")))
            throw new InvalidOperationException("The function does not answer its invocation.");
        return body.Span;
    }

    /// <summary>Takes the answer, as the API does.</summary>
    public void Accept() => Send("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n", []);

    public void Dispose()
    {
        _socket?.Dispose();
        _listener.Dispose();
    }

    private void Send(string head, byte[] body) =>
        _socket!.Send([new ArraySegment<byte>(Encoding.ASCII.GetBytes(head)), new ArraySegment<byte>(body)]);

    private (ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body) Receive()
    {
        _socket ??= Connect();
        _length = 0;
        int headLength;
        while ((headLength = _received.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0)
            ReceiveMore();
        headLength += 4;
        var total = headLength + ContentLength(_received.AsSpan(0, headLength));
        while (_length < total)
            ReceiveMore();
        return (_received.AsMemory(0, headLength), _received.AsMemory(headLength..total));
    }

    private void ReceiveMore()
    {
        if (_length == _received.Length)
            Array.Resize(ref _received, _length * 4);
        var count = _socket!.Receive(_received.AsSpan(_length));
        if (count == 0)
            throw new InvalidOperationException("The function has closed its connection.");
        _length += count;
    }

    private Socket Connect()
    {
        var socket = _listener.AcceptSocket();
        socket.NoDelay = true;
        return socket;
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        foreach (var line in head.Split("\r\n"u8))
        {
            if (Ascii.EqualsIgnoreCase(head[line][..Math.Min(16, head[line].Length)], "Content-Length: "u8)
                && Utf8Parser.TryParse(head[line][16..], out int length, out _))
            {
                return length;
            }
        }

        return 0;
    }
}
