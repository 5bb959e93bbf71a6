using System.Collections.Immutable;

namespace EventLogs.History;

/// <summary>Decides which days of a log are folded, and which objects of it may go. It looks at nothing but its arguments.</summary>
public static class FoldPlanner
{
    /// <summary>The plan for one event log.</summary>
    /// <param name="days">What lies in the bucket.</param>
    /// <param name="request">What is asked for.</param>
    public static FoldPlan Plan(HistoryDays days, FoldRequest request)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Folds)
            return new FoldPlan([], [], []);
        var asked = days.Log.Where(day => IsAsked(day, request) && !days.IsFrozen(day)).ToHashSet();
        var again = asked.Where(days.Published.Contains).ToHashSet();
        if (!request.Force)
            again.Clear();

        // which copies a day leaves out depends on the day before it
        again.UnionWith(asked.Where(day => request.Force || !days.Published.Contains(day))
            .Select(day => day.AddDays(1))
            .Where(day => days.Published.Contains(day) && days.Log.Contains(day)));
        var fold = asked.Except(days.Published).Union(again).Order();
        return new FoldPlan([.. fold], [.. again.Order()], Late(days, request))
        {
            // the newest first: what cannot be deleted keeps no others waiting
            Frozen = [.. days.Log.Where(day => IsAsked(day, request) && days.IsFrozen(day)).OrderDescending()],
            KeptFrom = Earlier(days.Frozen?.Last, request.KeptFrom),
        };
    }

    /// <summary>The last day that can be frozen, when the view reads the history; null when no more can than are.</summary>
    public static DateOnly? Freeze(HistoryDays days, FoldRequest request)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(request);
        return Earlier(days.LastDay, request.KeptFrom) is { } last && !days.IsFrozen(last) ? last : null;
    }

    private static bool IsAsked(DateOnly day, FoldRequest request) =>
        day <= request.LastClosed && (request.From is not { } from || day >= from) && (request.To is not { } to || day <= to);

    private static DateOnly? Earlier(DateOnly? left, DateOnly? right) => left is null || right is null ? null : left < right ? left : right;

    private static ImmutableArray<DateOnly> Late(HistoryDays days, FoldRequest request) =>
        [.. days.Log.Except(days.Published).Where(day => day < request.LastClosed.AddDays(-FoldRequest.DaysUntilLate) && !days.IsFrozen(day))];
}

/// <summary>Which days of one event log are folded.</summary>
/// <param name="Days">The days in order.</param>
/// <param name="Again">Those of them that are in the history already: until they are done, the view has to read them from the log.</param>
/// <param name="Late">The days that should have been folded before: what a run does not get done of them is worth an alarm.</param>
public sealed record FoldPlan(ImmutableArray<DateOnly> Days, ImmutableArray<DateOnly> Again, ImmutableArray<DateOnly> Late)
{
    /// <summary>The frozen days that the log still has objects of: what the history lacks of them is added.</summary>
    public ImmutableArray<DateOnly> Frozen { get; init; } = [];

    /// <summary>The objects of frozen days before this one are deleted; null for none.</summary>
    public DateOnly? KeptFrom { get; init; }
}
