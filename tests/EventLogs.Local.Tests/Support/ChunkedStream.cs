namespace EventLogs.Local.Tests.Support;

/// <summary>A stream that gives at most so many bytes at a time.</summary>
internal sealed class ChunkedStream(byte[] content, int chunk) : MemoryStream(content)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunk)]);
}
