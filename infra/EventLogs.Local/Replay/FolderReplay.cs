using System.Collections.Immutable;
using EventLogs.Local.Delivery;
using EventLogs.Local.Ingest;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;

namespace EventLogs.Local.Replay;

/// <summary>
/// Puts failed records back into the log of a folder, as new events are: through the delivery streams, and as a whole or not at all,
/// the move of the objects included.
/// </summary>
internal sealed class FolderReplay : IReplayDelivery, IDisposable
{
    private const int BufferingBytes = 1024 * 1024;

    private readonly LocalBucket _bucket;
    private readonly TimeProvider _clock;
    private readonly IngestJournal.OpenIngest _ingest;
    private readonly ObjectStore _store;
    private readonly Dictionary<string, DeliveryStream> _streams;
    private readonly List<MovedObject> _moves = [];
    private readonly List<string> _progress = [];

    public FolderReplay(LocalBucket bucket, ImmutableArray<EventDefinition> catalog, TimeProvider clock, IProblemLog problems)
    {
        (_bucket, _clock) = (bucket, clock);
        _ingest = new IngestJournal(bucket, () => [.. catalog.Select(log => log.Table)]).Begin();
        _store = new ObjectStore(bucket, _ingest.Prefix);
        var transform = new FirehoseTransform(catalog);
        _streams = catalog.ToDictionary(
            log => log.Table.Name,
            log => new DeliveryStream(log.Table.Name, transform, _store, new Buffering(BufferingBytes), clock, problems));
    }

    public async Task<Delivered> DeliverAsync(FailedObject item, CancellationToken cancellation)
    {
        var stream = _streams[item.Table];
        var passing = item.Passing.ToList();
        foreach (var record in passing)
        {
            stream.Add(record.Event, _clock.GetUtcNow(), new EventLocation(item.Key, record.Number + 1, 1));
            if (!stream.IsFull)
                continue;
            stream.Close();
            await stream.DeliverAsync().ConfigureAwait(false);
        }

        if (item.EndsWithThis)
            _moves.Add(new MovedObject(item.Key, ReplayKeys.ReplayedKey(item.Table, item.Key)));
        else
            WriteProgress(item, passing);
        return new Delivered(passing.Count, [], item.EndsWithThis);
    }

    public async Task FinishAsync(CancellationToken cancellation)
    {
        foreach (var stream in _streams.Values)
            await stream.FlushAsync().ConfigureAwait(false);
        await _store.FlushAsync().ConfigureAwait(false);
        await _ingest.CommitAsync(new IngestCommit([.. _store.Keys, .. _progress], [], _moves), CancellationToken.None).ConfigureAwait(false);
    }

    public void Dispose() => _ingest.Dispose();

    private void WriteProgress(FailedObject item, List<FailedEvent> passing)
    {
        var key = ReplayKeys.ProgressKey(item.Table, item.Key);
        _bucket.Put(_ingest.Prefix + key, ReplayProgress.Of(item, passing.Select(record => record.Number)).Write());
        _progress.Add(key);
    }
}
