using CsCheck;

namespace EventLogs.History.Tests;

public sealed class HistoryFolderTests
{
    private static readonly DateOnly First = new(2026, 11, 1);
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    private readonly MemoryLake _lake = new();
    private readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_closed_day_is_folded_once()
    {
        _lake.Arrive(First, 1);
        _lake.Arrive(First, 1);

        var first = await FoldAsync();
        var keys = _lake.Bucket.Keys.ToList();
        var second = await FoldAsync();

        Assert.True(first.IsComplete);
        Assert.Equal(new DayFold(First, DayStatus.Folded), Assert.Single(first.Days));
        Assert.Empty(second.Days);
        Assert.Equal([First], _lake.Folded);
        Assert.Equal(keys, _lake.Bucket.Keys);
        Assert.Equal(First, _lake.ViewDay);
        Assert.Equal([(1, 0)], _lake.View());
    }

    [Fact]
    public async Task A_day_that_fails_stays_in_the_log_and_is_said()
    {
        _lake.Arrive(First, 1);
        _lake.Failure = "HIVE_BAD_DATA: no";

        var failed = await FoldAsync();

        Assert.Equal(new DayFold(First, DayStatus.Failed, "HIVE_BAD_DATA: no"), Assert.Single(failed.Days));
        Assert.False(failed.IsComplete);
        Assert.Equal(1, failed.Late);
        Assert.Equal([(1, 0)], _lake.View());

        _lake.Failure = null;
        Assert.True((await FoldAsync()).IsComplete);
        Assert.Equal([(1, 0)], _lake.View());
    }

    [Fact]
    public async Task Without_time_days_are_left_for_the_next_run()
    {
        _lake.Arrive(First, 1);
        _lake.Arrive(First.AddDays(1), 2);
        var days = 0;

        var report = await FoldAsync(hasTime: () => days++ < 1);

        Assert.Equal([DayStatus.Folded, DayStatus.Left], report.Days.Select(day => day.Status));
        Assert.Equal(First, report.LastDay);
        Assert.Equal(2, _lake.View().Count);
    }

    [Fact]
    public async Task Two_runs_at_a_time_do_not_fold_the_same_table()
    {
        _lake.Arrive(First, 1);
        var others = new List<Task<TableFold>>();

        var report = await FoldAsync(hasTime: () =>
        {
            others.Add(FoldAsync());
            return true;
        });

        Assert.True(report.IsComplete);
        Assert.Equal("another run is folding this table", (await Assert.Single(others)).Error);
        Assert.Equal([First], _lake.Folded);
    }

    [Fact]
    public async Task A_killed_run_is_over_when_its_lease_is()
    {
        _lake.Arrive(First, 1);
        await KillAsync(after: 6);

        Assert.NotNull((await FoldAsync()).Error);
        _clock.Now += Lease;
        Assert.True((await FoldAsync()).IsComplete);
    }

    [Fact]
    public async Task Killed_anywhere_and_run_again_a_day_is_folded_as_if_nothing_had_happened()
    {
        for (var operations = 0; ; operations++)
        {
            var test = new HistoryFolderTests();
            for (var i = 0; i < 9; i++)
                test._lake.Arrive(First.AddDays(i / 3), i % 3);
            var wasKilled = await test.KillAsync(operations);

            // what the view says is right at every moment, not only when a run is over
            Assert.Equal(test._lake.FirstArrivals().Order(), test._lake.View().Order());
            test._clock.Now += Lease;
            Assert.True((await test.FoldAsync()).IsComplete);
            Assert.Equal(test._lake.FirstArrivals().Order(), test._lake.View().Order());
            Assert.Equal(First.AddDays(2), test._lake.ViewDay);
            if (!wasKilled)
                break;
        }
    }

    /// <summary>Events arrive, copies of them within a day; runs fold, are killed, force, find late arrivals: each event is one row.</summary>
    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public Task The_view_has_each_event_once_whatever_happens() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 12], Gen.Int[0, 60], Gen.Int[0, 8]).List[1, 24].SampleAsync(async steps =>
        {
            var test = new HistoryFolderTests();
            var arrived = new Dictionary<int, DateOnly>();
            foreach (var (kind, id, kill, day) in steps)
            {
                switch (kind)
                {
                    case <= 2:
                        // a copy arrives on the day of the arrival before it or on the next
                        var on = arrived.TryGetValue(id, out var last) ? last.AddDays(day % 2) : First.AddDays(day);
                        arrived[id] = on;
                        await test.ArriveAndFoldAgainAsync(on, id);
                        break;
                    case 3:
                        await test.KillAsync(kill);
                        test._clock.Now += Lease;
                        break;
                    case 4:
                        await test.FoldAsync();
                        break;
                    default:
                        await test.FoldAsync(request => request with { From = First.AddDays(day), Force = true });
                        break;
                }

                Assert.Equal(test._lake.FirstArrivals().Order(), test._lake.View().Order());
            }
        }, iter: 2000);

    /// <summary>A replay writes into an old day, and whoever replays has the days folded again that have it or stand after it.</summary>
    private Task<TableFold> ArriveAndFoldAgainAsync(DateOnly day, int id)
    {
        _lake.Arrive(day, id);
        _clock.Now += Lease;
        return FoldAsync(request => request with { From = day, To = day, Force = true });
    }

    /// <summary>Runs until the process is killed after so many operations; false when the run was over before.</summary>
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

    private Task<TableFold> FoldAsync(Func<FoldRequest, FoldRequest>? change = null, Func<bool>? hasTime = null)
    {
        var request = new FoldRequest(DateOnly.FromDateTime(_clock.Now.UtcDateTime));
        return new HistoryFolder(_lake.Bucket, _lake, _clock, Lease, Patience)
            .FoldAsync(MemoryLake.Log, change?.Invoke(request) ?? request, hasTime ?? (() => true), CancellationToken.None);
    }
}
