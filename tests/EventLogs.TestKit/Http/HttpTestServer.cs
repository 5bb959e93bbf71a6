using System.Net;
using System.Net.Sockets;

namespace EventLogs.TestKit.Http;

/// <summary>An HTTP/1.1 server on loopback that answers as a test says, down to the bytes and the way a connection ends.</summary>
public abstract class HttpTestServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _connections;

    protected HttpTestServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the server listens: <c>127.0.0.1:port</c>.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>How many connections have been made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _stop.Cancel();
        // while the listener listens: between two connections it is asked for the next one
        _accepting.GetAwaiter().GetResult();
        _listener.Dispose();
        _stop.Dispose();
    }

    /// <summary>The answer to a request.</summary>
    protected abstract Task<HttpReply> AnswerAsync(HttpRequest request, CancellationToken cancellation);

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                serving.Add(ServeAsync(socket));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        using var closing = socket;
        await using var stream = new NetworkStream(socket);
        try
        {
            while (await HttpRequest.ReadAsync(stream, _stop.Token) is { } request)
            {
                var reply = await AnswerAsync(request, _stop.Token);
                foreach (var piece in reply.Pieces)
                    await stream.WriteAsync(piece, _stop.Token);
                if (reply.Ending == Ending.Reset)
                    socket.LingerState = new LingerOption(true, 0);
                if (reply.Ending != Ending.KeepAlive)
                    return;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // the test is over, or the client is gone: what it was to do is asserted elsewhere
        }
    }
}
