namespace EventLogs.Runtime.Json;

/// <summary>Memory for what is needed for a moment. Once it has grown, nothing is allocated.</summary>
internal sealed class ScratchBuffer
{
    private byte[] _bytes = [];

    /// <summary>Memory to write over: valid until the next call.</summary>
    /// <param name="length">How many bytes.</param>
    public Span<byte> Take(int length)
    {
        if (_bytes.Length < length)
            _bytes = new byte[(int)Math.Max(length, Math.Min(Array.MaxLength, _bytes.Length * 2L))];
        return _bytes.AsSpan(0, length);
    }
}
