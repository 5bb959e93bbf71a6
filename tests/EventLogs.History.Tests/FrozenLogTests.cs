using CsCheck;
using EventLogs.Runtime.Catalog;

namespace EventLogs.History.Tests;

/// <summary>Objects of the log go when their events are in the history, and what comes into their days later comes into the history too.</summary>
public sealed class FrozenLogTests
{
    private const int RetentionDays = 15;

    private static readonly DateOnly First = new(2026, 11, 1);
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    private readonly MemoryLake _lake = new();
    private readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Old_objects_go_a_run_after_the_view_needs_them_no_more()
    {
        for (var day = 0; day < 8; day++)
            _lake.Arrive(First.AddDays(day), day);

        // a query may be running that began when the view read the log
        var first = await FoldAsync();
        Assert.Equal(8, first.Days.Length);
        _clock.Now += Patience - TimeSpan.FromMinutes(1);
        Assert.Empty((await FoldAsync()).Expiry.Days);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], _lake.LogDays());

        _clock.Now += TimeSpan.FromMinutes(1);
        var report = await FoldAsync();

        Assert.True(report.IsComplete);
        Assert.Equal(
            [new DayExpiry(First.AddDays(3), 1, 0, null), new(First.AddDays(2), 1, 0, null), new(First.AddDays(1), 1, 0, null), new(First, 1, 0, null)],
            report.Expiry.Days.ToArray());

        // the fifth is as old as may be, and the view would look into it for copies
        Assert.Equal([5, 6, 7, 8], _lake.LogDays());
        Assert.Equal(First.AddDays(7), _lake.ViewDay);
        Assert.Equal(_lake.FirstArrivals().Order(), _lake.View().Order());
    }

    [Fact]
    public async Task A_day_that_is_not_in_the_history_keeps_all_after_it_in_the_log()
    {
        _lake.Arrive(First, 0);
        await FoldAsync();
        for (var day = 1; day < 4; day++)
            _lake.Arrive(First.AddDays(day), day);
        _lake.Failure = "HIVE_BAD_DATA";
        for (var run = 0; run < 3; run++)
            await NextDayAsync();

        Assert.Equal([1, 2, 3, 4], _lake.LogDays());
        Assert.Equal(_lake.FirstArrivals().Order(), _lake.View().Order());

        _lake.Failure = null;
        for (var run = 0; run < 3; run++)
            await NextDayAsync();
        Assert.Equal([4], _lake.LogDays());
        Assert.Equal(_lake.FirstArrivals().Order(), _lake.View().Order());
    }

    [Fact]
    public async Task Without_the_option_everything_stays_and_with_it_again_goes_on()
    {
        for (var day = 0; day < 3; day++)
            _lake.Arrive(First.AddDays(day), day);
        await FoldAsync();
        _clock.Now += TimeSpan.FromDays(1);
        await FoldAsync(request => request with { RawRetentionDays = null });
        Assert.Equal([1, 2, 3], _lake.LogDays());

        await FoldAsync(request => request with { RawRetentionDays = 19 });
        Assert.Equal([2, 3], _lake.LogDays());
        await NextDayAsync();
        Assert.Equal([3], _lake.LogDays());
    }

    [Fact]
    public async Task A_log_without_event_ids_is_kept()
    {
        _lake.Arrive(First, 1);
        _lake.Arrive(First.AddDays(1), 2);
        var log = MemoryLake.Log with { History = MemoryLake.Log.History! with { EventId = null } };

        for (var run = 0; run < 3; run++)
        {
            await FoldAsync(log: log);
            _clock.Now += TimeSpan.FromDays(1);
        }

        Assert.Equal([1, 2], _lake.LogDays());
    }

    [Fact]
    public async Task What_comes_into_a_day_whose_objects_are_gone_comes_into_the_history_and_goes_too()
    {
        for (var day = 0; day < 5; day++)
            _lake.Arrive(First.AddDays(day), day);
        await FoldAsync();
        await NextDayAsync();
        Assert.Equal([5], _lake.LogDays());

        // a new event, a copy of one that is there, and one on a day that never had any
        _lake.Arrive(First.AddDays(1), 7);
        _lake.Arrive(First.AddDays(1), 1);
        _lake.Arrive(First.AddDays(-3), 8);
        Assert.Equal([0, 1, 2, 3, 4], Ids());
        await FoldAsync(request => request with { Force = true });
        Assert.Equal([0, 1, 2, 3, 4, 7, 8], Ids());

        await FoldAsync();
        Assert.Equal([5], _lake.LogDays());
        Assert.Equal([0, 1, 2, 3, 4, 7, 8], Ids());
        Assert.Equal(First.AddDays(4), _lake.ViewDay);
    }

    [Fact]
    public async Task An_object_that_cannot_be_deleted_keeps_neither_days_from_being_folded_nor_others_from_being_deleted()
    {
        for (var day = 0; day < 4; day++)
            _lake.Arrive(First.AddDays(day), day);
        await FoldAsync();
        _clock.Now += TimeSpan.FromDays(1);
        _lake.Arrive(First.AddDays(15), 9);
        var refused = PartitionLayout.LogFolder(MemoryLake.Table, First.AddDays(1)) + "hour=00/000001.gz";
        _lake.Bucket.Refused.Add(refused);

        var report = await FoldAsync();

        Assert.False(report.IsComplete);
        Assert.Equal(new DayFold(First.AddDays(15), DayStatus.Folded), Assert.Single(report.Days));
        Assert.Equal([null, $"{refused}: AccessDenied", null], report.Expiry.Days.Select(day => day.Error));
        Assert.Equal([2, 4, 16], _lake.LogDays());

        _lake.Bucket.Refused.Clear();
        _clock.Now += Patience;
        Assert.True((await FoldAsync()).IsComplete);
        Assert.Equal([16], _lake.LogDays());
    }

    [Fact]
    public async Task An_engine_that_fails_deletes_nothing_and_one_that_nobody_hears_of_holds_the_lease()
    {
        for (var day = 0; day < 3; day++)
            _lake.Arrive(First.AddDays(day), day);
        await FoldAsync();
        _clock.Now += TimeSpan.FromDays(1);
        _lake.Failure = "HIVE_BAD_DATA";
        var failed = await FoldAsync();
        Assert.Equal(["HIVE_BAD_DATA", "HIVE_BAD_DATA", "HIVE_BAD_DATA"], failed.Expiry.Days.Select(day => day.Error));
        Assert.Equal([1, 2, 3], _lake.LogDays());

        _lake.Failure = null;
        _lake.IsLost = true;
        var lost = await FoldAsync();
        Assert.Equal("TimeoutException: lost", Assert.Single(lost.Expiry.Days).Error);
        Assert.Equal(First.AddDays(2), lost.LastDay);
        _lake.IsLost = false;
        Assert.True((await FoldAsync()).IsBusy);

        _clock.Now += Lease;
        Assert.True((await FoldAsync()).IsComplete);
        Assert.Equal([3], _lake.LogDays());
    }

    [Fact]
    public async Task Without_time_objects_stay_for_the_next_run()
    {
        for (var day = 0; day < 4; day++)
            _lake.Arrive(First.AddDays(day), day);
        await FoldAsync();
        _clock.Now += TimeSpan.FromDays(1);
        var asked = 0;

        await FoldAsync(hasTime: () => asked++ < 3);
        Assert.Equal([1, 2, 4], _lake.LogDays());
        Assert.Equal(_lake.FirstArrivals().Order(), _lake.View().Order());
    }

    [Fact]
    public async Task What_somebody_else_wrote_over_which_days_are_frozen_stops_the_table()
    {
        _lake.Bucket.Put("history/orders/_frozen", "soon"u8.ToArray());

        Assert.Contains("'soon'", (await Assert.ThrowsAsync<InvalidDataException>(() => FoldAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_anywhere_no_event_is_lost_and_the_next_run_goes_on()
    {
        for (var operations = 0; ; operations++)
        {
            var test = new FrozenLogTests();
            for (var i = 0; i < 10; i++)
                test._lake.Arrive(First.AddDays(i / 2), (i + 1) / 2);
            await test.FoldAsync();
            test._clock.Now += TimeSpan.FromDays(1);
            var wasKilled = await test.KillAsync(operations);
            Assert.Equal(test._lake.FirstArrivals().Order(), test._lake.View().Order());

            // on days whose objects are gone, are just going, and stay
            test._clock.Now += TimeSpan.FromDays(1);
            test._lake.Arrive(First, 10);
            test._lake.Arrive(First.AddDays(2), 11);
            test._lake.Arrive(First.AddDays(2), 3);
            wasKilled |= await test.KillAsync(operations);
            Assert.Equal([0, 1, 2, 3, 4, 5, 10, 11], test._lake.Kept().Order());
            Assert.Equal(test.Ids().Distinct(), test.Ids());

            for (var run = 0; run < 3; run++)
                await test.NextDayAsync();
            Assert.Equal([0, 1, 2, 3, 4, 5, 10, 11], test.Ids());
            Assert.Equal([5], test._lake.LogDays());
            if (!wasKilled)
                break;
        }
    }

    /// <summary>
    /// Events arrive with their copies, days pass, runs fold, are killed, force; late events and copies come into days whose objects are gone:
    /// no event is ever in neither log nor history, none is twice in the view, and all are in it in the end.
    /// </summary>
    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public Task No_event_is_ever_in_neither_log_nor_history() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 9], Gen.Int[0, 70], Gen.Int[0, 9]).List[1, 30].SampleAsync(async steps =>
        {
            var test = new FrozenLogTests();
            var arrived = new Dictionary<int, DateOnly>();
            var first = new Dictionary<int, DateOnly>();
            var late = new HashSet<int>();
            foreach (var (kind, id, kill, day) in steps)
            {
                var frozen = await FrozenDays.ReadAsync(test._lake.Bucket, MemoryLake.Table, default);
                switch (kind)
                {
                    case <= 2:
                        var on = arrived.TryGetValue(id, out var last) ? last.AddDays(last < first[id].AddDays(5) ? day % 2 : 0) : First.AddDays(day);
                        if (on <= frozen?.Last)
                        {
                            // a copy there is nothing new, and another event is one that comes late, copy and all
                            var isCopy = first.TryGetValue(id, out var one);
                            var (name, when) = isCopy ? (id, one) : (100 + late.Count, on);
                            if (!isCopy)
                                late.Add(name);
                            test._lake.Arrive(when, name);
                            test._lake.Arrive(when.AddDays(1) <= frozen?.Last ? when.AddDays(1) : when, name);
                            break;
                        }

                        arrived[id] = on;
                        first.TryAdd(id, on);
                        test._lake.Arrive(on, id);
                        test._clock.Now += Lease;
                        await test.FoldAsync(request => request with { From = on, To = on, Force = true });
                        break;
                    case 3 or 4:
                        await test.KillAsync(kill);
                        test._clock.Now += Lease;
                        break;
                    case 5 or 6:
                        await test.NextDayAsync();
                        break;
                    default:
                        await test.FoldAsync(request => request with { From = First.AddDays(day), Force = true });
                        break;
                }

                Assert.Equal(test._lake.FirstArrivals().Select(row => row.Id).Order(), test._lake.Kept().Order());
                Assert.Equal(test.Ids().Distinct(), test.Ids());
                Assert.Equal(
                    test._lake.FirstArrivals().Where(row => !late.Contains(row.Id)).Order(), test._lake.View().Where(row => !late.Contains(row.Id)).Order());
            }

            for (var run = 0; run < 4; run++)
                await test.NextDayAsync();
            Assert.Equal(test._lake.FirstArrivals().Select(row => row.Id).Order(), test.Ids());
        }, iter: 2000);

    private List<int> Ids() => [.. _lake.View().Select(row => row.Id).Order()];

    private Task<TableFold> NextDayAsync()
    {
        _clock.Now += TimeSpan.FromDays(1);
        return FoldAsync();
    }

    private async Task<bool> KillAsync(int after)
    {
        _lake.Bucket.OperationsLeft = after;
        try
        {
            await FoldAsync();
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
        finally
        {
            _lake.Bucket.OperationsLeft = null;
        }
    }

    private Task<TableFold> FoldAsync(Func<FoldRequest, FoldRequest>? change = null, Func<bool>? hasTime = null, EventDefinition? log = null)
    {
        var request = new FoldRequest(DateOnly.FromDateTime(_clock.Now.UtcDateTime)) { RawRetentionDays = RetentionDays };
        return new HistoryFolder(_lake.Bucket, _lake, _clock, Lease, Patience)
            .FoldAsync(log ?? MemoryLake.Log, change?.Invoke(request) ?? request, hasTime ?? (() => true), CancellationToken.None);
    }
}
