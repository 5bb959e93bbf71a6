using System.Collections.Immutable;
using EventLogs.Details.CodeDeploy;

namespace EventLogs.LocalApp.Backfill;

/// <summary>What CodeDeploy knows of a deployment.</summary>
/// <param name="Deployment">The deployment.</param>
/// <param name="Targets">What it deployed to; empty as long as it runs.</param>
internal sealed record DescribedDeployment(Deployment Deployment, ImmutableArray<DeploymentTarget> Targets)
{
    /// <summary>How many events it is.</summary>
    public int Events => 1 + Targets.Length;
}

/// <summary>Why the details of a deployment were not delivered.</summary>
/// <param name="Deployment">Its id.</param>
/// <param name="Reason">Why, for people.</param>
internal sealed record DeliveryProblem(string Deployment, string Reason);
