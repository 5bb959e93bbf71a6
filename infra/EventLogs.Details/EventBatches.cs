using System.Collections.Immutable;
using EventLogs.Aws.EventBridge;

namespace EventLogs.Details;

/// <summary>Splits events into what one call of PutEvents takes.</summary>
internal static class EventBatches
{
    /// <summary>
    /// The bytes of a call with more than one event. EventBridge takes 1 MB since January 2026, and took 256 KB before: a call that keeps to
    /// the old limit is right wherever the new one has not arrived.
    /// </summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The batches, in order. An event that is larger than a batch may be has one of its own.</summary>
    public static IEnumerable<ImmutableArray<EventEntry>> Of(IEnumerable<EventEntry> events)
    {
        var batch = ImmutableArray.CreateBuilder<EventEntry>();
        var bytes = 0;
        foreach (var entry in events)
        {
            if (batch.Count == EventBridgeClient.MaxBatch || batch.Count > 0 && bytes + entry.Size > MaxBytes)
            {
                yield return batch.DrainToImmutable();
                bytes = 0;
            }

            batch.Add(entry);
            bytes += entry.Size;
        }

        if (batch.Count > 0)
            yield return batch.DrainToImmutable();
    }
}
