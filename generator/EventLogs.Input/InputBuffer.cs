namespace EventLogs.Input;

/// <summary>The part of a stream that is looked at, and where in the stream it lies. Grows to hold whatever is not consumed.</summary>
internal sealed class InputBuffer(Stream stream)
{
    private byte[] _bytes = new byte[256 * 1024];
    private int _start;
    private int _end;
    private long _offset;
    private long _lineOffset;

    /// <summary>What has been read and not been consumed.</summary>
    public ReadOnlySpan<byte> Available => _bytes.AsSpan(_start.._end);

    /// <summary>Whether the stream has nothing more to read.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Whether nothing has been consumed.</summary>
    public bool IsAtStart => _offset == 0;

    /// <summary>The line of the first available byte, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The column of the first available byte, in bytes from 1.</summary>
    public long Column => _offset - _lineOffset + 1;

    /// <summary>Reads more.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool Fill()
    {
        if (IsEnded)
            return false;
        if (_start > 0)
        {
            Available.CopyTo(_bytes);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        var read = stream.Read(_bytes.AsSpan(_end..));
        _end += read;
        IsEnded = read == 0;
        return !IsEnded;
    }

    /// <summary>Leaves bytes behind.</summary>
    public void Consume(int count)
    {
        var consumed = Available[..count];
        var lastLineEnd = consumed.LastIndexOf((byte)'\n');
        if (lastLineEnd >= 0)
        {
            Line += consumed.Count((byte)'\n');
            _lineOffset = _offset + lastLineEnd + 1;
        }

        _start += count;
        _offset += count;
    }

    /// <summary>Leaves the byte order mark behind that some programs put at the start of a file.</summary>
    public void SkipByteOrderMark()
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        while (Available.Length < mark.Length && Fill())
        {
        }

        if (Available.StartsWith(mark))
            _start += mark.Length;
    }
}
