using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using EventLogs.Runtime.Catalog;

namespace EventLogs.History;

/// <summary>
/// The frozen days of a log: adds to the history what came into them late, and deletes old objects once the engine has found all of their
/// events in the history. It can be killed at any point: what is deleted was found, and what was added is not added again.
/// </summary>
internal sealed class FrozenLog(IHistoryBucket bucket, IHistoryEngine engine, TimeProvider clock)
{
    /// <summary>Does what a plan says about frozen days. Nothing that goes wrong is thrown: days that were folded before are reported all the same.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "What goes wrong here must not hide what was folded.")]
    public async Task<ExpiryReport> SettleAsync(
        EventDefinition log, HistoryDays days, FoldPlan plan, Func<bool> hasTime, CancellationToken cancellation)
    {
        var settled = ImmutableArray.CreateBuilder<DayExpiry>();
        foreach (var day in plan.Frozen.TakeWhile(_ => hasTime()))
        {
            try
            {
                if (!days.Published.Contains(day))
                    await HistoryFolder.MarkAsync(bucket, log.Table.Name, day, clock, cancellation).ConfigureAwait(false);
                settled.Add(await SettleAsync(log, day, isOld: day < plan.KeptFrom, hasTime, cancellation).ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                settled.Add(new DayExpiry(day, 0, 0, $"{exception.GetType().Name}: {exception.Message}"));
                return new ExpiryReport(settled.ToImmutable(), MayStillWrite: true);
            }
        }

        return new ExpiryReport([.. settled.Where(day => day is not { Deleted: 0, Kept: 0, Error: null })], MayStillWrite: false);
    }

    private async Task<DayExpiry> SettleAsync(EventDefinition log, DateOnly day, bool isOld, Func<bool> hasTime, CancellationToken cancellation)
    {
        var keys = await bucket.ListAsync(PartitionLayout.LogFolder(log.Table.Name, day), cancellation).ConfigureAwait(false);
        var found = await engine.FindFoldedAsync(log, day, cancellation).ConfigureAwait(false);
        if (found.Error is not null)
            return new DayExpiry(day, 0, keys.Count, found.Error);

        var folded = keys.Where(found.Keys.Contains).Order(StringComparer.Ordinal).ToList();
        var problem = folded.Count == keys.Count
            ? null
            : await engine.AddAsync(log, day, PartitionLayout.HistoryFolder(log.Table.Name, day), cancellation).ConfigureAwait(false);
        var (deleted, refused) = isOld ? await DeleteAsync(folded, hasTime, cancellation).ConfigureAwait(false) : (0, null);
        return new DayExpiry(day, deleted, keys.Count - folded.Count, problem ?? refused);
    }

    private async Task<(int Deleted, string? Error)> DeleteAsync(List<string> keys, Func<bool> hasTime, CancellationToken cancellation)
    {
        var deleted = 0;
        string? error = null;
        foreach (var chunk in keys.Chunk(IHistoryBucket.MaxKeys).TakeWhile(_ => hasTime()))
        {
            var refused = await bucket.DeleteAsync(chunk, cancellation).ConfigureAwait(false);
            deleted += chunk.Length - refused.Count;
            error ??= refused.FirstOrDefault();
        }

        return (deleted, error);
    }
}
