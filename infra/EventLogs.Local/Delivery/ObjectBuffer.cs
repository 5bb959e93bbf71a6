using System.Buffers;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Local.Delivery;

/// <summary>
/// Gathers lines until they fill an object. An object holds at most the buffering size, or one line that is larger,
/// and lies in the partition of its oldest record.
/// </summary>
/// <param name="stream">The delivery stream's name.</param>
/// <param name="bufferingBytes">The buffering size, before compression.</param>
/// <param name="folderAt">The folder of what arrived at a time, with its trailing slash.</param>
/// <param name="pool">Where the buffers come from; whoever takes an object returns its buffer.</param>
internal sealed class ObjectBuffer(string stream, int bufferingBytes, Func<DateTimeOffset, string> folderAt, LineBufferPool pool)
{
    private readonly Queue<BufferedObject> _full = [];
    private LineBuffer _lines = pool.Take();
    private DateTimeOffset _oldest;

    public void Append(ReadOnlySpan<byte> line, DateTimeOffset arrival)
    {
        if (_lines.Length > 0 && _lines.Length + line.Length > bufferingBytes)
            Close();
        if (_lines.Length == 0)
            _oldest = arrival;
        _lines.Write(line);
    }

    /// <summary>Ends the current object, if it has any line.</summary>
    public void Close()
    {
        if (_lines.Length == 0)
            return;
        _full.Enqueue(new BufferedObject(folderAt(_oldest) + DeliveryNames.ObjectName(stream, _oldest), _lines));
        _lines = pool.Take();
    }

    /// <summary>Takes an object that is complete.</summary>
    public bool TryTake(out BufferedObject full) => _full.TryDequeue(out full);
}

/// <summary>An object that is ready to be stored.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Lines">Its content before compression.</param>
internal readonly record struct BufferedObject(string Key, LineBuffer Lines);
