using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EventLogs.Runtime.Catalog;

namespace EventLogs.History;

/// <summary>
/// Folds closed days of event logs into their histories. It can be killed at any point and run again: a day counts when its completion mark
/// is there, which is written last, and what lies in a folder without one is deleted before the day is folded.
/// </summary>
/// <param name="bucket">The bucket.</param>
/// <param name="engine">What folds.</param>
/// <param name="clock">The time.</param>
/// <param name="lease">How long a run that was killed may still be writing: the time limit of the engine's queries and of the run itself.</param>
/// <param name="patience">How long a query may take that began with the view as it was: so long objects stay that the view has no need of.</param>
public sealed class HistoryFolder(IHistoryBucket bucket, IHistoryEngine engine, TimeProvider clock, TimeSpan lease, TimeSpan patience)
{
    private readonly FrozenLog _frozen = new(bucket, engine, clock);

    /// <summary>Folds what the plan says for one event log, and brings its view up to date.</summary>
    /// <param name="log">The event log.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="hasTime">Whether there is time for one more day; asked before each.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<TableFold> FoldAsync(EventDefinition log, FoldRequest request, Func<bool> hasTime, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(hasTime);
        var table = log.Table.Name;
        if (await TableLease.TryTakeAsync(bucket, table, clock, lease, cancellation).ConfigureAwait(false) is not { } taken)
            return new TableFold(table, [], null, 0, "another run is folding this table") { IsBusy = true };

        // Whatever throws may have left a query that still writes: nobody touches the table then until the lease is over
        var report = await FoldTableAsync(log, request, hasTime, cancellation).ConfigureAwait(false);
        if (!report.Expiry.MayStillWrite)
            await taken.ReleaseAsync(CancellationToken.None).ConfigureAwait(false);
        return report;
    }

    private async Task<TableFold> FoldTableAsync(EventDefinition log, FoldRequest request, Func<bool> hasTime, CancellationToken cancellation)
    {
        var table = log.Table.Name;
        var before = await HistoryDays.ReadAsync(bucket, table, cancellation).ConfigureAwait(false);
        var plan = FoldPlanner.Plan(before, IsInUse(before.Frozen) ? request with { RawRetentionDays = null } : request);
        if (await WithdrawAsync(log, before, plan, cancellation).ConfigureAwait(false) is { } problem)
            return new TableFold(table, [], before.LastDay, plan.Late.Length, problem);

        var days = ImmutableArray.CreateBuilder<DayFold>();
        foreach (var day in plan.Days)
            days.Add(hasTime() ? await FoldDayAsync(log, day, cancellation).ConfigureAwait(false) : new DayFold(day, DayStatus.Left));

        var after = await HistoryDays.ReadAsync(bucket, table, cancellation).ConfigureAwait(false);
        var error = await engine.ReplaceViewAsync(log, after.LastDay, cancellation).ConfigureAwait(false);
        var report = new TableFold(table, days.ToImmutable(), after.LastDay, FoldPlanner.Plan(after, request).Late.Length, error);
        if (log.History?.EventId is null)
            return report;

        report = report with { Expiry = await _frozen.SettleAsync(log, before, plan, hasTime, cancellation).ConfigureAwait(false) };
        if (error is null && FoldPlanner.Freeze(after, request) is { } last)
            await new FrozenDays(last, clock.GetUtcNow()).WriteAsync(bucket, table, cancellation).ConfigureAwait(false);
        return report;
    }

    /// <summary>Whether a query may still be running that began when the view read these days from the log.</summary>
    private bool IsInUse(FrozenDays? frozen) => clock.GetUtcNow() - frozen?.Since < patience;

    /// <summary>Takes days out of the history that are folded again: first the view reads them from the log, then their marks go.</summary>
    private async Task<string?> WithdrawAsync(EventDefinition log, HistoryDays days, FoldPlan plan, CancellationToken cancellation)
    {
        if (plan.Again.IsEmpty)
            return null;
        var without = days with { Published = days.Published.Except(plan.Again) };
        if (await engine.ReplaceViewAsync(log, without.LastDay, cancellation).ConfigureAwait(false) is { } problem)
            return problem;
        foreach (var day in plan.Again)
            await bucket.DeleteAsync(HistoryDays.MarkOf(log.Table.Name, day), cancellation).ConfigureAwait(false);
        return null;
    }

    private async Task<DayFold> FoldDayAsync(EventDefinition log, DateOnly day, CancellationToken cancellation)
    {
        var folder = PartitionLayout.HistoryFolder(log.Table.Name, day);
        foreach (var leftover in await bucket.ListAsync(folder, cancellation).ConfigureAwait(false))
            await bucket.DeleteAsync(leftover, cancellation).ConfigureAwait(false);

        if (await engine.FoldAsync(log, day, folder, cancellation).ConfigureAwait(false) is { } problem)
            return new DayFold(day, DayStatus.Failed, problem);

        await MarkAsync(bucket, log.Table.Name, day, clock, cancellation).ConfigureAwait(false);
        return new DayFold(day, DayStatus.Folded);
    }

    /// <summary>Publishes a day.</summary>
    internal static Task MarkAsync(IHistoryBucket bucket, string table, DateOnly day, TimeProvider clock, CancellationToken cancellation) =>
        bucket.TryCreateAsync(
            HistoryDays.MarkOf(table, day), Encoding.UTF8.GetBytes(clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) + "\n"), cancellation);
}
