using System.Buffers;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Local.Delivery;

/// <summary>
/// Gathers lines until they fill an object. An object holds at most the buffering size, or one line that is larger,
/// and lies in the partition of its oldest record.
/// </summary>
/// <param name="stream">The delivery stream's name.</param>
/// <param name="buffering">How lines are gathered.</param>
/// <param name="folderAt">The folder of what arrived at a time, with its trailing slash.</param>
/// <param name="pool">Where the buffers come from; whoever takes an object returns its buffer.</param>
internal sealed class ObjectBuffer(string stream, Buffering buffering, Func<DateTimeOffset, string> folderAt, LineBufferPool pool)
{
    // As many hours of a backfill as can be mixed before their objects get smaller
    private const int MaxOpen = 24;

    private readonly Queue<BufferedObject> _full = [];

    // What was used last is the last
    private readonly List<OpenObject> _open = [];

    public void Append(ReadOnlySpan<byte> line, DateTimeOffset arrival)
    {
        var folder = buffering.IsByPartition ? folderAt(arrival) : "";
        var open = Take(folder);
        if (open is not null && open.Lines.Length + line.Length > buffering.Bytes)
        {
            Close(open);
            open = null;
        }

        open ??= new OpenObject(folder, pool.Take(), arrival);
        if (arrival < open.Oldest)
            open.Oldest = arrival;
        open.Lines.Write(line);
        _open.Add(open);
        if (_open.Count > MaxOpen)
            Close(_open[0]);
    }

    /// <summary>Ends the objects that have been begun.</summary>
    public void Close()
    {
        while (_open.Count > 0)
            Close(_open[0]);
    }

    /// <summary>Takes an object that is complete.</summary>
    public bool TryTake(out BufferedObject full) => _full.TryDequeue(out full);

    private OpenObject? Take(string folder)
    {
        var index = _open.FindLastIndex(open => open.Folder == folder);
        if (index < 0)
            return null;
        var found = _open[index];
        _open.RemoveAt(index);
        return found;
    }

    private void Close(OpenObject open)
    {
        _open.Remove(open);
        _full.Enqueue(new BufferedObject(folderAt(open.Oldest) + DeliveryNames.ObjectName(stream, open.Oldest), open.Lines));
    }

    private sealed class OpenObject(string folder, LineBuffer lines, DateTimeOffset oldest)
    {
        public string Folder { get; } = folder;

        public LineBuffer Lines { get; } = lines;

        public DateTimeOffset Oldest { get; set; } = oldest;
    }
}

/// <summary>How lines are gathered in objects.</summary>
/// <param name="Bytes">The buffering size, before compression.</param>
/// <param name="IsByPartition">
/// Whether each partition has objects of its own, as events need that do not arrive in order: Firehose has one object at a time.
/// </param>
internal readonly record struct Buffering(int Bytes, bool IsByPartition = false);

/// <summary>An object that is ready to be stored.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Lines">Its content before compression.</param>
internal readonly record struct BufferedObject(string Key, LineBuffer Lines);
