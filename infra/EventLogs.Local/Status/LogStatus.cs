using EventLogs.History;
using EventLogs.Local.Replay;
using EventLogs.Local.Storage;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Status;

/// <summary>Finds out how tables are. Nothing is changed.</summary>
/// <param name="bucket">The bucket of log and history.</param>
/// <param name="partitions">What is registered.</param>
/// <param name="now">The time.</param>
internal sealed class LogStatus(IObjectReader bucket, IPartitionStore partitions, DateTimeOffset now)
{
    /// <summary>Looks at a table.</summary>
    public async Task<TableState> OfAsync(EventDefinition log, CancellationToken cancellation)
    {
        var table = log.Table;
        var listing = new LogListing(table);
        var registered = await partitions.ReadAsync(table, cancellation).ConfigureAwait(false);
        var keys = bucket.ListAsync(PartitionLayout.TablePrefix(table.Name), cancellation);
        var audit = await TableAudit.OfAsync(table, registered, listing.PassAsync(keys), cancellation).ConfigureAwait(false);
        var plan = log.History is null ? null : await PlanAsync(table, listing, cancellation).ConfigureAwait(false);
        return new TableState(
            table.Name,
            listing.Last,
            listing.Last is { } last ? (long)(now - last).TotalSeconds : null,
            await CountFailedAsync(table, cancellation).ConfigureAwait(false),
            audit.Missing.Length,
            registered.With(DriftStatus.Behind).Count(),
            registered.With(DriftStatus.Conflicting).Count(),
            audit.Misplaced.Length,
            registered.Problem,
            plan?.Days.Except(plan.Again).Count(),
            plan?.Late.Length);
    }

    /// <summary>What a fold would do now; nothing is late where there has never been one.</summary>
    private async Task<FoldPlan> PlanAsync(TableDefinition table, LogListing listing, CancellationToken cancellation)
    {
        var days = await HistoryDays.ReadAsync(new ListedHistory(bucket, listing.Folders), table.Name, cancellation).ConfigureAwait(false);
        var plan = FoldPlanner.Plan(days, new FoldRequest(DateOnly.FromDateTime(now.UtcDateTime)));
        return days.Published.IsEmpty ? plan with { Late = [] } : plan;
    }

    private async Task<int> CountFailedAsync(TableDefinition table, CancellationToken cancellation) => await bucket
        .ListAsync(PartitionLayout.ErrorPrefix(table.Name), cancellation)
        .CountAsync(key => !key.EndsWith('/') && !ReplayKeys.IsReplayed(table.Name, key), cancellation)
        .ConfigureAwait(false);
}
