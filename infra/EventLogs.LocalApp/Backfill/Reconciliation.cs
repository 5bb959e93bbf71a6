using System.Collections.Immutable;

namespace EventLogs.LocalApp.Backfill;

/// <summary>Compares what CodeDeploy knows of the deployments of some days with what the logs know.</summary>
/// <param name="Deployments">How many deployments CodeDeploy lists.</param>
/// <param name="Missing">Those that have ended and of which the logs have nothing.</param>
/// <param name="WithoutDetails">Those that have ended and of which there are events, but no details of how they ended.</param>
/// <param name="WithoutEvents">Those of which there are details alone: their events were never delivered, and never will be.</param>
/// <param name="Running">Those that have not ended and of which something is missing yet.</param>
/// <param name="Unknown">Those of which there are events, and which CodeDeploy does not know any more.</param>
internal sealed record Reconciliation(
    int Deployments,
    ImmutableArray<string> Missing,
    ImmutableArray<string> WithoutDetails,
    ImmutableArray<string> WithoutEvents,
    ImmutableArray<string> Running,
    ImmutableArray<string> Unknown)
{
    /// <summary>Whether a backfill has nothing to add.</summary>
    public bool IsComplete => Missing.IsEmpty && WithoutDetails.IsEmpty;

    /// <summary>Compares.</summary>
    /// <exception cref="Aws.AwsException">CodeDeploy refused.</exception>
    public static async Task<Reconciliation> OfAsync(
        DeploymentSource source, LoggedDeployments log, DayRange days, CancellationToken cancellation)
    {
        var listed = await source.ListAsync(days, cancellation).ConfigureAwait(false);
        var events = log.Events();
        var details = log.Details();
        var described = details.Select(known => known.Id).ToHashSet();
        var ended = details.Where(known => LoggedDeployments.IsEnd(known.Status)).Select(known => known.Id).ToHashSet();

        var open = await StatusesAsync(source, listed.Where(id => !ended.Contains(id)), cancellation).ConfigureAwait(false);
        var isOver = open.Where(deployment => LoggedDeployments.IsEnd(deployment.Value)).Select(deployment => deployment.Key).ToHashSet();
        // created a moment before the first day, say: a deployment is unknown when CodeDeploy does not know its id
        var others = events.Where(first => first.Value >= days.Start && first.Value <= days.End).Select(first => first.Key).Except(listed).ToList();
        var known = await StatusesAsync(source, others, cancellation).ConfigureAwait(false);

        return new Reconciliation(
            listed.Length,
            [.. Sorted(isOver.Where(id => !events.ContainsKey(id) && !described.Contains(id)))],
            [.. Sorted(isOver.Where(id => events.ContainsKey(id) || described.Contains(id)))],
            [.. Sorted(listed.Where(id => ended.Contains(id) && !events.ContainsKey(id)))],
            [.. Sorted(open.Keys.Where(id => !isOver.Contains(id)))],
            [.. Sorted(others.Where(id => !known.ContainsKey(id)))]);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> ids) => ids.Order(StringComparer.Ordinal);

    private static async Task<Dictionary<string, string>> StatusesAsync(
        DeploymentSource source, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var statuses = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var batch in source.DescribeAsync(ids, cancellation).ConfigureAwait(false))
        {
            foreach (var deployment in batch.Deployments)
                statuses[deployment.Id] = deployment.Status;
        }

        return statuses;
    }
}
