using System.Collections.Immutable;
using EventLogs.Local.Storage;

namespace EventLogs.Local.Replay;

/// <summary>
/// Puts failed records of a bucket in S3 back into their delivery stream. What was accepted is written down after each call, so that a replay
/// that is killed goes on after it; only events of the call at which it was killed can arrive twice, under the same event id.
/// </summary>
/// <param name="bucket">The bucket.</param>
/// <param name="records">Where records are put.</param>
/// <param name="stream">The delivery stream; null for the one that each object is named after.</param>
internal sealed class FirehoseReplay(S3Bucket bucket, RecordSender records, string? stream) : IReplayDelivery
{
    public async Task<Delivered> DeliverAsync(FailedObject item, CancellationToken cancellation)
    {
        var target = stream ?? ReplayKeys.StreamOf(item.Key)
            ?? throw new InvalidDataException($"the name of {item.Key} does not tell its delivery stream: name it with --stream, and its table with --table");
        var accepted = new List<int>();
        var refused = ImmutableArray.CreateBuilder<string>();
        foreach (var batch in RecordBatches.Of(item.Passing, record => record.Event.Length))
        {
            var results = await records.SendAsync(target, [.. batch.Select(record => (ReadOnlyMemory<byte>)record.Event)], cancellation)
                .ConfigureAwait(false);
            accepted.AddRange(batch.Zip(results).Where(sent => sent.Second.IsAccepted).Select(sent => sent.First.Number));
            refused.AddRange(results.Where(result => !result.IsAccepted).Select(result => $"{result.ErrorCode}: {result.ErrorMessage}"));
            // Not to be cancelled: what was accepted must not be forgotten
            await bucket.PutAsync(ReplayKeys.ProgressKey(item.Table, item.Key), ReplayProgress.Of(item, accepted).Write(), CancellationToken.None)
                .ConfigureAwait(false);
        }

        var isDone = item.EndsWithThis && refused.Count == 0;
        if (isDone)
            await bucket.MoveAsync(item.Key, ReplayKeys.ReplayedKey(item.Table, item.Key), cancellation).ConfigureAwait(false);
        return new Delivered(accepted.Count, refused.ToImmutable(), isDone);
    }

    public Task FinishAsync(CancellationToken cancellation) => Task.CompletedTask;
}
