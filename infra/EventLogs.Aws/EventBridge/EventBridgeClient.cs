using System.Collections.Immutable;
using EventLogs.Aws.Sdk;

namespace EventLogs.Aws.EventBridge;

/// <summary>Puts events onto buses of Amazon EventBridge.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html</remarks>
public sealed class EventBridgeClient : IDisposable
{
    /// <summary>The maximum number of events in one call.</summary>
    public const int MaxBatch = 10;

    private readonly JsonClient _client;

    /// <summary>A client; by default with the environment's region, endpoint and credentials.</summary>
    /// <exception cref="AwsException">There is no region.</exception>
    public EventBridgeClient(AwsClientSettings? settings = null) => _client = JsonClient.Create(AwsService.EventBridge, settings);

    /// <summary>Puts events onto their buses. The call succeeds while events of it are refused: look at each result.</summary>
    /// <param name="events">1 to <see cref="MaxBatch"/> events.</param>
    /// <param name="cancellation">Ends the call early; events may have been put.</param>
    /// <returns>What became of each event, in their order. The id is the event's own, by which copies of it are known.</returns>
    /// <exception cref="AwsException">The call failed as a whole. Events may have been put all the same: delivery is at least once.</exception>
    /// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html</remarks>
    public Task<ImmutableArray<EntryResult>> PutEventsAsync(ImmutableArray<EventEntry> events, CancellationToken cancellation = default)
    {
        Batches.Check(events.Length, MaxBatch, nameof(events));
        return _client.CallAsync(
            "PutEvents",
            json =>
            {
                json.WriteStartArray("Entries"u8);
                foreach (var entry in events)
                    entry.Write(json);
                json.WriteEndArray();
            },
            answer => EntryResult.Read(answer, "Entries", "EventId", "FailedEntryCount", events.Length),
            cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
