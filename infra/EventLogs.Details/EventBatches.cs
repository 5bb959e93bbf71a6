using System.Collections.Immutable;
using EventLogs.Aws;
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
    public static IEnumerable<ImmutableArray<EventEntry>> Of(IEnumerable<EventEntry> events) =>
        Batches.Split(events, EventBridgeClient.MaxBatch, MaxBytes, entry => entry.Size);
}
