using System.Collections.Immutable;
using CsCheck;
using EventLogs.Aws;
using EventLogs.Aws.EventBridge;
using EventLogs.Details;

namespace EventLogs.Local.Tests.Backfill;

/// <summary>Any number of events of any size go onto the bus in calls that EventBridge takes.</summary>
public sealed class EventPublisherTests
{
    private const int MaxBytes = 256 * 1024;

    [Fact]
    public void Each_event_is_put_once_in_order_in_calls_that_are_small_enough() =>
        Gen.Int[0, 150_000].Array[0, 40].Sample(
            sizes =>
            {
                var calls = new List<ImmutableArray<EventEntry>>();
                EventEntry[] events = [.. sizes.Select((size, number) => new EventEntry("source", $"event {number}", new string('ü', size)))];

                var results = Put(events, calls);

                Assert.Equal(events, calls.SelectMany(call => call));
                Assert.Equal(events.Select(item => item.DetailType), results.Select(result => result.Id));
                Assert.DoesNotContain(calls, call => call.Length is < 1 or > EventBridgeClient.MaxBatch);
                Assert.DoesNotContain(calls, call => call.Length > 1 && call.Sum(item => item.Size) > MaxBytes);
                // and in no more calls than it takes: the first event of a call does not fit into the one before
                Assert.DoesNotContain(calls.Zip(calls.Skip(1)), pair =>
                    pair.First.Length < EventBridgeClient.MaxBatch && pair.First.Sum(item => item.Size) + pair.Second[0].Size <= MaxBytes);
            },
            iter: 100);

    [Fact]
    public void The_size_of_an_event_is_that_of_all_its_parts_in_UTF_8() => Assert.Equal(
        14 + "source".Length + "type".Length + 4 + 3,
        new EventEntry("source", "type", "üü") { Time = DateTimeOffset.UnixEpoch, Resources = ["a", "bc"] }.Size);

    [Fact]
    public void No_event_needs_no_call()
    {
        var calls = new List<ImmutableArray<EventEntry>>();

        Assert.Empty(Put([], calls));
        Assert.Empty(calls);
    }

    private static ImmutableArray<EntryResult> Put(EventEntry[] events, List<ImmutableArray<EventEntry>> calls)
    {
        var publisher = new EventPublisher(
            (call, _) =>
            {
                calls.Add(call);
                return Task.FromResult<ImmutableArray<EntryResult>>([.. call.Select(item => new EntryResult(item.DetailType, null, null))]);
            },
            (_, _) => Task.CompletedTask);
        return publisher.PutAsync(events, CancellationToken.None).GetAwaiter().GetResult();
    }
}
