using System.Buffers;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Bootstrap.Http;

/// <summary>The bytes that a connection receives, in order, however the network cut them.</summary>
internal sealed class HttpInput(Stream stream)
{
    private readonly byte[] _buffer = new byte[8192];
    private int _start;
    private int _end;

    /// <summary>Whether bytes have been received that nobody has taken.</summary>
    public bool HasPending => _start < _end;

    /// <summary>Appends one line with its line end.</summary>
    /// <exception cref="EndOfStreamException">The connection ended first.</exception>
    /// <exception cref="InvalidDataException">The line is longer than <paramref name="limit"/> bytes.</exception>
    public void ReadLine(LineBuffer line, int limit)
    {
        var found = false;
        for (var length = 0; !found;)
        {
            if (!HasPending && !Receive())
                throw new EndOfStreamException("The connection was closed before the answer was complete.");
            var pending = _buffer.AsSpan(_start.._end);
            var lineEnd = pending.IndexOf((byte)'\n');
            found = lineEnd >= 0;
            var taken = found ? lineEnd + 1 : pending.Length;
            if ((length += taken) > limit)
                throw new InvalidDataException($"The answer has a line of more than {limit} bytes.");
            line.Write(pending[..taken]);
            _start += taken;
        }
    }

    /// <summary>Appends exactly <paramref name="count"/> bytes. What has not been received yet goes straight to where it belongs.</summary>
    /// <exception cref="EndOfStreamException">The connection ended first.</exception>
    public void ReadExactly(LineBuffer body, int count)
    {
        var destination = body.GetSpan(count)[..count];
        var pending = Math.Min(count, _end - _start);
        _buffer.AsSpan(_start, pending).CopyTo(destination);
        _start += pending;
        stream.ReadExactly(destination[pending..]);
        body.Advance(count);
    }

    /// <summary>Appends everything until the connection ends.</summary>
    /// <exception cref="InvalidDataException">That is more than <paramref name="limit"/> bytes.</exception>
    public void ReadToEnd(LineBuffer body, int limit)
    {
        while (HasPending || Receive())
        {
            if (_end - _start > limit - body.Length)
                throw new InvalidDataException($"The answer has a body of more than {limit} bytes.");
            body.Write(_buffer.AsSpan(_start.._end));
            _start = _end;
        }
    }

    private bool Receive()
    {
        (_start, _end) = (0, stream.Read(_buffer));
        return _end > 0;
    }
}
