using System.Collections.Immutable;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Replay;

/// <summary>One replay: finds out what would become of the failed records, and puts back those that pass.</summary>
internal sealed class ReplayRun(IObjectReader bucket, ImmutableArray<EventDefinition> catalog)
{
    private readonly FailedObjectReader _reader = new(bucket, catalog);

    /// <summary>Reads every object; nothing is changed.</summary>
    /// <param name="scope">Which objects.</param>
    /// <param name="progress">Is told how many objects have been read, of how many.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ReplayPlan> PlanAsync(ReplayScope scope, Action<int, int> progress, CancellationToken cancellation)
    {
        var objects = ImmutableArray.CreateBuilder<PlannedObject>();
        var unreadable = ImmutableArray.CreateBuilder<(string, string)>();
        var found = await FindAsync(scope, cancellation).ConfigureAwait(false);
        foreach (var (index, (table, key)) in found.Index())
        {
            progress(index, found.Count);
            try
            {
                if (await _reader.ReadAsync(table, key, cancellation).ConfigureAwait(false) is { } item)
                    objects.Add(PlannedObject.Of(item));
            }
            catch (InvalidDataException exception)
            {
                unreadable.Add((key, exception.Message));
            }
        }

        return new ReplayPlan(objects.ToImmutable(), unreadable.ToImmutable());
    }

    /// <summary>Does what was planned. Every object is read again, so that memory does not grow with their number.</summary>
    /// <param name="plan">What was planned.</param>
    /// <param name="delivery">Where records are put back.</param>
    /// <param name="progress">Is told how many objects are done, of how many.</param>
    /// <param name="cancellation">Ends the replay between two objects.</param>
    /// <returns>What became of each object in which there was something to do.</returns>
    public async Task<ImmutableArray<(PlannedObject Object, Delivered Delivered)>> DeliverAsync(
        ReplayPlan plan, IReplayDelivery delivery, Action<int, int> progress, CancellationToken cancellation)
    {
        var delivered = ImmutableArray.CreateBuilder<(PlannedObject, Delivered)>();
        var toBeDone = plan.Objects.Where(item => item.IsToBeDone).ToList();
        foreach (var (index, planned) in toBeDone.Index())
        {
            progress(index, toBeDone.Count);
            cancellation.ThrowIfCancellationRequested();
            if (await _reader.ReadAsync(planned.Table, planned.Key, cancellation).ConfigureAwait(false) is { } item)
                delivered.Add((planned, await delivery.DeliverAsync(item, cancellation).ConfigureAwait(false)));
        }

        await delivery.FinishAsync(cancellation).ConfigureAwait(false);
        return delivered.ToImmutable();
    }

    private async Task<List<(string Table, string Key)>> FindAsync(ReplayScope scope, CancellationToken cancellation)
    {
        var found = new List<(string, string)>();
        foreach (var table in scope.Tables)
        {
            var keys = await bucket.ListAsync(ReplayKeys.FailedPrefix(table), cancellation)
                .Where(key => !key.EndsWith('/') && (scope.Since is not { } since || ReplayKeys.IsSince(table, key, since)))
                .ToListAsync(cancellation).ConfigureAwait(false);
            found.AddRange(keys.Order(StringComparer.Ordinal).Select(key => (table, key)));
        }

        return found;
    }
}
