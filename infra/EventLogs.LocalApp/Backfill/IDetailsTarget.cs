using System.Collections.Immutable;

namespace EventLogs.LocalApp.Backfill;

/// <summary>Where a backfill puts events of details.</summary>
internal interface IDetailsTarget
{
    /// <summary>How many events are delivered at a time, or more by the last deployment: what a run that is killed has to do again at most.</summary>
    int BatchSize { get; }

    /// <summary>The deployments, with their statuses, whose details it has been given before.</summary>
    IReadOnlySet<(string Id, string Status)> Known { get; }

    /// <summary>Delivers the details of deployments and of their targets. A deployment is known when all of it was delivered.</summary>
    /// <returns>Why some were not.</returns>
    Task<ImmutableArray<DeliveryProblem>> DeliverAsync(IReadOnlyList<DescribedDeployment> deployments, CancellationToken cancellation);
}
