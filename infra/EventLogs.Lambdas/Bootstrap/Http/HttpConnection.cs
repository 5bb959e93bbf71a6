using EventLogs.Lambdas.Bootstrap.Posix;

namespace EventLogs.Lambdas.Bootstrap.Http;

/// <summary>
/// One keep-alive connection to one server, for one request at a time. Blocking on purpose: a function has nothing else to do while it
/// waits for its next invocation, and a socket that never waits asynchronously needs no thread but the one that it is used on.
/// </summary>
/// <param name="address"><c>host:port</c>.</param>
internal sealed class HttpConnection(string address) : IDisposable
{
    private const int Attempts = 3;

    private readonly HttpResponse _response = new();
    private DescriptorStream? _stream;
    private HttpResponseReader? _reader;

    /// <summary>
    /// Sends a request and reads the answer. When the connection breaks, the request is sent again over a new one: the server closes
    /// idle connections when it likes, and every request of the Runtime API names what it is about, so a repetition does no harm.
    /// </summary>
    /// <param name="head">The request line and the header fields, with the empty line.</param>
    /// <param name="body">The body; its length stands in the head.</param>
    /// <returns>The answer, valid until the next exchange.</returns>
    /// <exception cref="IOException">The server does not answer, or its connections keep breaking.</exception>
    /// <exception cref="InvalidDataException">The server does not speak HTTP/1.1.</exception>
    public HttpResponse Exchange(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Connect();
                _stream!.Write(head);
                _stream.Write(body);
                _reader!.Read(_response);
                if (!_response.KeepsAlive)
                    Disconnect();
                return _response;
            }
            catch (IOException exception)
            {
                Disconnect();
                if (attempt == Attempts)
                    throw new IOException($"{address} did not answer in {Attempts} attempts: {exception.Message}", exception);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Disconnect();

    private void Connect()
    {
        if (_stream is not null)
            return;

        var port = address.LastIndexOf(':');
        _stream = TcpConnector.Connect(address[..port], address[(port + 1)..]);
        _reader = new HttpResponseReader(new HttpInput(_stream));
    }

    private void Disconnect()
    {
        _stream?.Dispose();
        _stream = null;
    }
}
