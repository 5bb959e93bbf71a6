using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EventLogs.Details.CodeDeploy;

namespace EventLogs.LocalApp.Backfill;

/// <summary>Puts the details of the deployments of some days where they are missing. Can be ended at any point, and run again.</summary>
/// <param name="source">What CodeDeploy knows.</param>
/// <param name="target">Where details go.</param>
internal sealed class BackfillRun(DeploymentSource source, IDetailsTarget target)
{
    /// <summary>Does the work.</summary>
    /// <param name="days">The days on which the deployments were created.</param>
    /// <param name="progress">Is told how many deployments of how many are done.</param>
    /// <param name="cancellation">Ends the run; what was delivered stays.</param>
    /// <exception cref="Aws.AwsException">A service refused; what was delivered stays.</exception>
    public async Task<BackfillSummary> RunAsync(DayRange days, Action<int, int> progress, CancellationToken cancellation)
    {
        var ids = await source.ListAsync(days, cancellation).ConfigureAwait(false);
        // what has ended does not change any more: there is no need to ask
        var settled = target.Known.Where(known => LoggedDeployments.IsEnd(known.Status)).Select(known => known.Id).ToHashSet();
        ImmutableArray<string> open = [.. ids.Where(id => !settled.Contains(id))];
        var summary = new BackfillSummary(ids.Length, ids.Length - open.Length, 0, 0, 0, []);
        var waiting = new List<DescribedDeployment>();
        progress(summary.Known, ids.Length);
        await foreach (var batch in source.DescribeAsync(open, cancellation).ConfigureAwait(false))
        {
            var missing = batch.Deployments.Where(deployment => !target.Known.Contains((deployment.Id, deployment.Status))).ToList();
            summary = summary with
            {
                Known = summary.Known + batch.Deployments.Length - missing.Count,
                Gone = summary.Gone + batch.Asked.Length - batch.Deployments.Length,
            };
            foreach (var deployment in missing)
            {
                waiting.Add(await WithTargetsAsync(deployment, cancellation).ConfigureAwait(false));
                if (waiting.Sum(item => item.Events) < target.BatchSize)
                    continue;
                summary = await DeliverAsync(summary, waiting, cancellation).ConfigureAwait(false);
                progress(summary.Done, ids.Length);
            }

            progress(summary.Done, ids.Length);
        }

        if (waiting.Count > 0)
            summary = await DeliverAsync(summary, waiting, cancellation).ConfigureAwait(false);
        progress(summary.Done, ids.Length);
        return summary;
    }

    // what runs is described again when it has ended
    private async Task<DescribedDeployment> WithTargetsAsync(Deployment deployment, CancellationToken cancellation) => new(
        deployment,
        LoggedDeployments.IsEnd(deployment.Status)
            ? await source.DescribeTargetsAsync(deployment.Id, cancellation).ConfigureAwait(false)
            : []);

    private async Task<BackfillSummary> DeliverAsync(BackfillSummary summary, List<DescribedDeployment> waiting, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var problems = await target.DeliverAsync(waiting, cancellation).ConfigureAwait(false);
        var failed = problems.Select(problem => problem.Deployment).Distinct().Count();
        summary = summary with
        {
            Added = summary.Added + waiting.Count - failed,
            Failed = summary.Failed + failed,
            Problems = [.. summary.Problems, .. problems.Select(problem => $"{problem.Deployment}: {problem.Reason}")],
        };
        waiting.Clear();
        return summary;
    }
}

/// <summary>What a backfill did.</summary>
/// <param name="Deployments">How many deployments CodeDeploy lists.</param>
/// <param name="Known">Of how many the details were there.</param>
/// <param name="Added">Of how many they were delivered.</param>
/// <param name="Gone">How many CodeDeploy does not know any more, although it lists them.</param>
/// <param name="Failed">Of how many they could not be delivered, or not all.</param>
/// <param name="Problems">Why not: sentences.</param>
internal sealed record BackfillSummary(int Deployments, int Known, int Added, int Gone, int Failed, ImmutableArray<string> Problems)
{
    /// <summary>How many deployments are done with.</summary>
    [JsonIgnore]
    public int Done => Known + Added + Gone + Failed;
}
