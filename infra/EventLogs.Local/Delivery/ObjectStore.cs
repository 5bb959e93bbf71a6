using System.IO.Compression;
using EventLogs.Local.Storage;
using EventLogs.Partitions;

namespace EventLogs.Local.Delivery;

/// <summary>
/// Stores objects while the next ones are being made, and then notifies the partition registrar, as S3 does: one at a time,
/// in order.
/// </summary>
internal sealed class ObjectStore(LocalBucket bucket, PartitionRegistrar registrar)
{
    private Task _current = Task.CompletedTask;

    /// <summary>Where the buffers of objects come from, and go to when the object has been stored.</summary>
    public LineBufferPool Buffers { get; } = new();

    /// <summary>Stores an object once the one before has been stored. Throws what the one before threw.</summary>
    public async Task PutAsync(BufferedObject item)
    {
        await _current.ConfigureAwait(false);
        _current = Task.Run(() => StoreAsync(item));
    }

    /// <summary>Waits for the last object.</summary>
    public Task FlushAsync() => _current;

    private async Task StoreAsync(BufferedObject item)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(item.Lines.Written);
        Buffers.Return(item.Lines);
        bucket.Put(item.Key, compressed.GetBuffer().AsSpan(0, (int)compressed.Length));

        var report = await registrar.RegisterAsync([item.Key], CancellationToken.None).ConfigureAwait(false);
        if (report.Failed.FirstOrDefault() is { } failed)
            throw new IOException($"Partition {failed.Partition} of {failed.Table} could not be created: {failed.Outcome.Error}");
    }
}
