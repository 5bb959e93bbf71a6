using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EventLogs.Details;
using EventLogs.Details.CodeDeploy;

namespace EventLogs.LocalApp.Backfill;

/// <summary>What CodeDeploy knows of the deployments of some days, asked for at a pace.</summary>
/// <param name="client">CodeDeploy.</param>
/// <param name="pace">How often it is asked.</param>
internal sealed class DeploymentSource(CodeDeployClient client, Pace pace)
{
    // of a page of ListDeployments and of ListDeploymentTargets: each page is a call
    private const int PageSize = 100;

    private readonly TargetReader _targets = new(
        (id, cancellation) => InPagesAsync(client.ListDeploymentTargetsAsync(id, cancellation), pace, cancellation),
        async (id, targets, cancellation) =>
        {
            await pace.WaitAsync(cancellation).ConfigureAwait(false);
            return await client.BatchGetDeploymentTargetsAsync(id, targets, cancellation).ConfigureAwait(false);
        });

    /// <summary>The ids of the deployments that were created on these days, each once.</summary>
    /// <exception cref="Aws.AwsException">CodeDeploy refused.</exception>
    public async Task<ImmutableArray<string>> ListAsync(DayRange days, CancellationToken cancellation)
    {
        var filter = new DeploymentFilter { CreatedFrom = days.Start, CreatedTo = days.End };
        var ids = new List<string>();
        await foreach (var id in InPagesAsync(client.ListDeploymentsAsync(filter, cancellation), pace, cancellation).ConfigureAwait(false))
            ids.Add(id);
        return [.. ids.Distinct()];
    }

    /// <summary>The targets of a deployment that CodeDeploy knows.</summary>
    /// <exception cref="Aws.AwsException">CodeDeploy refused.</exception>
    public Task<ImmutableArray<DeploymentTarget>> DescribeTargetsAsync(string deploymentId, CancellationToken cancellation) =>
        _targets.ReadAsync(deploymentId, cancellation);

    /// <summary>The deployments with these ids that CodeDeploy knows, in batches of one call.</summary>
    /// <exception cref="Aws.AwsException">CodeDeploy refused.</exception>
    public async IAsyncEnumerable<DeploymentBatch> DescribeAsync(
        IEnumerable<string> ids, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var batch in ids.Chunk(CodeDeployClient.MaxBatch))
        {
            await pace.WaitAsync(cancellation).ConfigureAwait(false);
            var deployments = await client.BatchGetDeploymentsAsync([.. batch], cancellation).ConfigureAwait(false);
            yield return new DeploymentBatch([.. batch], deployments);
        }
    }

    private static async IAsyncEnumerable<string> InPagesAsync(
        IAsyncEnumerable<string> ids, Pace pace, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var count = 0;
        await pace.WaitAsync(cancellation).ConfigureAwait(false);
        await foreach (var id in ids.WithCancellation(cancellation).ConfigureAwait(false))
        {
            yield return id;
            if (++count % PageSize == 0)
                await pace.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }
}

/// <summary>The answer of one call.</summary>
/// <param name="Asked">The ids that were asked for.</param>
/// <param name="Deployments">The deployments that CodeDeploy knows of them.</param>
internal sealed record DeploymentBatch(ImmutableArray<string> Asked, ImmutableArray<Deployment> Deployments);
