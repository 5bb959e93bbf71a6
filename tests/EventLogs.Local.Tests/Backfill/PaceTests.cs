using EventLogs.LocalApp.Backfill;

namespace EventLogs.Local.Tests.Backfill;

public sealed class PaceTests
{
    [Fact]
    public async Task Calls_are_as_far_apart_as_the_rate_says()
    {
        var clock = new LeapingClock();
        var pace = new Pace(4, clock);
        var times = new List<TimeSpan>();

        for (var call = 0; call < 5; call++)
        {
            await pace.WaitAsync(CancellationToken.None);
            times.Add(clock.Passed);
        }

        Assert.Equal([0, 250, 500, 750, 1000], times.Select(time => time.TotalMilliseconds));
    }

    [Fact]
    public async Task Time_that_was_not_used_is_not_made_up_for()
    {
        var clock = new LeapingClock();
        var pace = new Pace(4, clock);
        await pace.WaitAsync(CancellationToken.None);

        clock.Passed = TimeSpan.FromSeconds(10);
        await pace.WaitAsync(CancellationToken.None);
        await pace.WaitAsync(CancellationToken.None);

        Assert.Equal(10_250, clock.Passed.TotalMilliseconds);
    }

    /// <summary>Time passes by being waited for.</summary>
    private sealed class LeapingClock : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Passed;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Passed += dueTime;
            return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
