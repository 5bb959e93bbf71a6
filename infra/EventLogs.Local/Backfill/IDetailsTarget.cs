using System.Collections.Immutable;
using EventLogs.Aws.CodeDeploy;

namespace EventLogs.Local.Backfill;

/// <summary>Where a backfill puts events of details.</summary>
internal interface IDetailsTarget
{
    /// <summary>How many deployments are delivered at a time: what a run that is killed has to do again at most.</summary>
    int BatchSize { get; }

    /// <summary>The deployments, with their statuses, whose details it has been given before.</summary>
    IReadOnlySet<(string Id, string Status)> Known { get; }

    /// <summary>Delivers the details of deployments, whole or not at all each.</summary>
    /// <returns>Why some were not: a sentence for each.</returns>
    Task<ImmutableArray<string>> DeliverAsync(IReadOnlyList<Deployment> deployments, CancellationToken cancellation);
}
