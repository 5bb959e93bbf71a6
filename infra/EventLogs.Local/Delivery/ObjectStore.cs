using System.IO.Compression;
using EventLogs.Local.Storage;

namespace EventLogs.Local.Delivery;

/// <summary>Stores objects while the next ones are being made: one at a time, in order.</summary>
/// <param name="bucket">The bucket.</param>
/// <param name="prefix">Put before the keys: where the objects wait until all are there.</param>
internal sealed class ObjectStore(LocalBucket bucket, string prefix)
{
    private readonly List<string> _keys = [];
    private Task _current = Task.CompletedTask;

    /// <summary>Where the buffers of objects come from, and go to when the object has been stored.</summary>
    public LineBufferPool Buffers { get; } = new();

    /// <summary>The keys of the objects that were stored, without the prefix. Complete after <see cref="FlushAsync"/>.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>Stores an object once the one before has been stored. Throws what the one before threw.</summary>
    public async Task PutAsync(BufferedObject item)
    {
        await _current.ConfigureAwait(false);
        _current = Task.Run(() => Store(item));
    }

    /// <summary>Waits for the last object.</summary>
    public Task FlushAsync() => _current;

    private void Store(BufferedObject item)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(item.Lines.Written);
        Buffers.Return(item.Lines);
        bucket.Put(prefix + item.Key, compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        _keys.Add(item.Key);
    }
}
