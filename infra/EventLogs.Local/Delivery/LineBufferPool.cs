using System.Collections.Concurrent;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Local.Delivery;

/// <summary>
/// Buffers of objects that have been stored, for the next ones: so an ingest needs no more memory for many objects than for a few.
/// </summary>
internal sealed class LineBufferPool
{
    private readonly ConcurrentBag<LineBuffer> _free = [];

    /// <summary>An empty buffer.</summary>
    public LineBuffer Take() => _free.TryTake(out var buffer) ? buffer : new LineBuffer();

    /// <summary>Takes a buffer back that nobody uses any more.</summary>
    public void Return(LineBuffer buffer)
    {
        buffer.Clear();
        _free.Add(buffer);
    }
}
