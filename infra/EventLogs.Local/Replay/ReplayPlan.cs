using System.Collections.Immutable;

namespace EventLogs.Local.Replay;

/// <summary>What a replay would do, found out before anything is done.</summary>
/// <param name="Objects">The objects that were read, in the order of their tables and keys.</param>
/// <param name="Unreadable">The keys of those that could not be read, and why: they stay where they are.</param>
internal sealed record ReplayPlan(ImmutableArray<PlannedObject> Objects, ImmutableArray<(string Key, string Reason)> Unreadable)
{
    /// <summary>Why records would fail again, with how many of each table would for that reason.</summary>
    public IEnumerable<(string Table, string Reason, int Records)> Failures => Objects
        .SelectMany(item => item.FailingReasons.Select(reason => (item.Table, Reason: reason.Key, Records: reason.Value)))
        .GroupBy(failure => (failure.Table, failure.Reason), failure => failure.Records)
        .Select(group => (group.Key.Table, group.Key.Reason, group.Sum()));
}

/// <summary>An object of failed records, without the records.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Table">The table that its events are for.</param>
/// <param name="Records">How many records it has.</param>
/// <param name="PutBack">How many of them an earlier replay has put back.</param>
/// <param name="Passing">How many would pass.</param>
/// <param name="FailingReasons">Why the others would fail again, with how many would for that reason.</param>
internal sealed record PlannedObject(
    string Key, string Table, int Records, int PutBack, int Passing, ImmutableSortedDictionary<string, int> FailingReasons)
{
    /// <summary>Whether there is something to do: records to put back, or the move that an earlier replay did not come to.</summary>
    public bool IsToBeDone => Passing > 0 || FailingReasons.IsEmpty;

    public static PlannedObject Of(FailedObject item) => new(
        item.Key,
        item.Table,
        item.Records.Length,
        item.Records.Count(record => record.State == ReplayState.PutBack),
        item.Passing.Count(),
        item.Records.Where(record => record.Reason is not null).CountBy(record => record.Reason!)
            .ToImmutableSortedDictionary(StringComparer.Ordinal));
}
