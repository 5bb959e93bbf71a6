using System.Collections.Immutable;

namespace EventLogs.History.Tests;

public sealed class FoldPlannerTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);
    private static readonly FoldRequest Request = new(Today);

    [Fact]
    public void Closed_days_that_are_not_in_the_history_are_folded_in_order()
    {
        var plan = FoldPlanner.Plan(Days(log: [20, 21, 24, 25, 26, 27, 28], published: [20]), Request);

        Assert.Equal([21, 24, 25, 26], Numbers(plan.Days));
        Assert.Empty(plan.Again);
    }

    [Fact]
    public void A_day_before_one_in_the_history_takes_that_one_with_it()
    {
        var plan = FoldPlanner.Plan(Days(log: [20, 21, 22], published: [21, 22]), Request);

        Assert.Equal([20, 21], Numbers(plan.Days));
        Assert.Equal([21], Numbers(plan.Again));
    }

    [Fact]
    public void A_range_is_folded_again_only_by_force()
    {
        var days = Days(log: [20, 21, 22, 23], published: [20, 21, 22, 23]);
        var range = Request with { From = Day(20), To = Day(21) };

        Assert.Empty(FoldPlanner.Plan(days, range).Days);
        var forced = FoldPlanner.Plan(days, range with { Force = true });
        Assert.Equal([20, 21, 22], Numbers(forced.Days));
        Assert.Equal([20, 21, 22], Numbers(forced.Again));
    }

    [Fact]
    public void A_frozen_day_is_never_folded_again_but_added_to()
    {
        var days = Days(log: [20, 21, 22, 23], published: [20, 22, 23]) with { Frozen = Frozen(21) };

        var plan = FoldPlanner.Plan(days, Request);
        var forced = FoldPlanner.Plan(days, Request with { Force = true, From = Day(21) });

        Assert.Empty(plan.Days);
        Assert.Empty(plan.Late);
        Assert.Equal([21, 20], Numbers(plan.Frozen));
        Assert.Equal([22, 23], Numbers(forced.Days));
        Assert.Equal([21], Numbers(forced.Frozen));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(3, 21)]
    [InlineData(7, 21)]
    [InlineData(8, 20)]
    [InlineData(36_500, 0)]
    public void Objects_go_that_are_old_enough_before_the_last_frozen_day(int? days, int? kept)
    {
        var plan = FoldPlanner.Plan(Days(log: [19, 20, 21], published: [19, 20, 21]) with { Frozen = Frozen(21) }, Request with { RawRetentionDays = days });

        Assert.Equal(kept is 0 ? Today.AddDays(-36_500) : kept is { } day ? Day(day) : null, plan.KeptFrom);
    }

    [Theory]
    [InlineData(new[] { 20, 21, 22, 23 }, null, 5, 23)]
    [InlineData(new[] { 20, 21, 22, 23 }, null, 6, 22)]
    [InlineData(new[] { 20, 21, 22, 23 }, 21, 6, 22)]
    [InlineData(new[] { 20, 21, 22, 23 }, 22, 6, null)]
    [InlineData(new[] { 20, 21, 22, 23 }, 23, 6, null)]
    [InlineData(new[] { 20, 22, 23 }, null, 5, 20)]
    [InlineData(new[] { 22, 23 }, null, 5, null)]
    [InlineData(new int[0], null, 5, null)]
    [InlineData(new[] { 20, 21, 22, 23 }, null, null, null)]
    public void Days_freeze_that_are_old_enough_and_read_from_the_history(int[] published, int? frozen, int? days, int? last)
    {
        var here = Days(log: [20, 21, 22, 23], published) with { Frozen = frozen is { } day ? Frozen(day) : null };

        Assert.Equal(last is { } expected ? Day(expected) : null, FoldPlanner.Freeze(here, Request with { RawRetentionDays = days }));
    }

    [Theory]
    [InlineData(new[] { 19, 20, 21 }, new[] { 20, 21 }, 21)]
    [InlineData(new[] { 19, 21, 22 }, new[] { 20, 22 }, 20)]
    [InlineData(new[] { 19, 20, 21 }, new int[0], 20)]
    [InlineData(new[] { 21 }, new[] { 12 }, 20)]
    public void The_view_reads_frozen_days_from_the_history_whatever_came_into_their_log(int[] log, int[] published, int last) =>
        Assert.Equal(Day(last), (Days(log, published) with { Frozen = Frozen(20) }).LastDay);

    [Fact]
    public void A_day_of_the_history_without_a_log_is_left_alone() =>
        Assert.Empty(FoldPlanner.Plan(Days(log: [22], published: [20, 21, 22]), Request with { Force = true, To = Day(21) }).Days);

    [Theory]
    [InlineData(new[] { 20, 21 }, new[] { 20, 21 }, 21)]
    [InlineData(new[] { 20, 21 }, new[] { 20 }, 20)]
    [InlineData(new[] { 20, 21, 22 }, new[] { 20, 22 }, 20)]
    [InlineData(new[] { 20, 21 }, new int[0], null)]
    [InlineData(new[] { 25 }, new[] { 3, 4 }, 4)]
    [InlineData(new int[0], new[] { 3, 4 }, 4)]
    public void The_view_reads_the_history_up_to_the_first_gap(int[] log, int[] published, int? last) =>
        Assert.Equal(last is { } day ? Day(day) : null, Days(log, published).LastDay);

    [Fact]
    public void Days_that_wait_too_long_are_late() =>
        Assert.Equal([22, 23], Numbers(FoldPlanner.Plan(Days(log: [21, 22, 23, 24, 25, 26], published: [21]), Request).Late));

    [Fact]
    public void Where_nothing_is_folded_nothing_is_late_and_the_view_reads_what_was()
    {
        var days = Days(log: [20, 21, 22], published: [20]);

        var plan = FoldPlanner.Plan(days, Request with { Folds = false, Force = true, RawRetentionDays = 1 });

        Assert.Empty(plan.Days);
        Assert.Empty(plan.Again);
        Assert.Empty(plan.Late);
        Assert.Empty(plan.Frozen);
        Assert.Null(plan.KeptFrom);
        Assert.Equal(Day(20), days.LastDay);
    }

    private static FrozenDays Frozen(int day) => new(Day(day), default);

    private static HistoryDays Days(int[] log, int[] published) => new([.. log.Select(Day)], [.. published.Select(Day)]);

    private static DateOnly Day(int day) => new(2026, 11, day);

    private static IEnumerable<int> Numbers(ImmutableArray<DateOnly> days) => days.Select(day => day.Day);
}
