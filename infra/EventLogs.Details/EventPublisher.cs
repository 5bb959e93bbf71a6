using System.Collections.Immutable;
using EventLogs.Aws;
using EventLogs.Aws.EventBridge;

namespace EventLogs.Details;

/// <summary>Puts events onto a bus, and those again that EventBridge refuses for a passing reason.</summary>
/// <param name="put">Puts at most <see cref="EventBridgeClient.MaxBatch"/> events: <see cref="EventBridgeClient.PutEventsAsync"/>.</param>
/// <param name="delay">Waits: <see cref="Task.Delay(TimeSpan, CancellationToken)"/>.</param>
public sealed class EventPublisher(
    Func<ImmutableArray<EventEntry>, CancellationToken, Task<ImmutableArray<EntryResult>>> put,
    Func<TimeSpan, CancellationToken, Task> delay)
{
    /// <summary>How often an event is put, the first time included.</summary>
    public const int MaxAttempts = 5;

    // The client repeats calls, and does not look into answers: an event can be refused in a call that succeeds.
    // Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
    private static readonly string[] PassingReasons = ["ThrottlingException", "InternalFailure", "InternalException"];

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>Puts events, in as many calls as they need.</summary>
    /// <param name="events">The events.</param>
    /// <param name="cancellation">Ends the call early; events may have been put.</param>
    /// <returns>What became of each event at last, in their order.</returns>
    /// <exception cref="AwsException">A call failed as a whole. Events may have been put all the same.</exception>
    public async Task<ImmutableArray<EntryResult>> PutAsync(IEnumerable<EventEntry> events, CancellationToken cancellation)
    {
        var results = ImmutableArray.CreateBuilder<EntryResult>();
        foreach (var batch in EventBatches.Of(events))
            results.AddRange(await PutBatchAsync(batch, cancellation).ConfigureAwait(false));
        return results.ToImmutable();
    }

    private async Task<EntryResult[]> PutBatchAsync(ImmutableArray<EventEntry> events, CancellationToken cancellation)
    {
        var results = (await put(events, cancellation).ConfigureAwait(false)).ToArray();
        for (var attempt = 1; attempt < MaxAttempts; attempt++)
        {
            int[] again = [.. Enumerable.Range(0, results.Length).Where(index => PassingReasons.Contains(results[index].ErrorCode))];
            if (again.Length == 0)
                break;

            await delay(FirstDelay * (1 << (attempt - 1)), cancellation).ConfigureAwait(false);
            var answers = await put([.. again.Select(index => events[index])], cancellation).ConfigureAwait(false);
            foreach (var (index, answer) in again.Zip(answers))
                results[index] = answer;
        }

        return results;
    }
}
