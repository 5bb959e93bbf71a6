namespace EventLogs.Lambdas.Tests.Support;

/// <summary>Bytes that arrive in pieces of given sizes: a network on a bad day. After the last piece comes the rest.</summary>
internal sealed class CutStream(byte[] bytes, IEnumerable<int> pieces) : Stream
{
    private readonly Queue<int> _pieces = new(pieces);
    private int _position;
    private int _pieceEnd;

    public override int Read(Span<byte> buffer)
    {
        if (_position == _pieceEnd)
            _pieceEnd = _pieces.TryDequeue(out var size) ? Math.Min(_pieceEnd + size, bytes.Length) : bytes.Length;

        var count = Math.Min(buffer.Length, _pieceEnd - _position);
        bytes.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
