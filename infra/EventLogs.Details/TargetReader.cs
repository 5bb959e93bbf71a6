using System.Collections.Immutable;
using EventLogs.Aws;
using EventLogs.Details.CodeDeploy;

namespace EventLogs.Details;

/// <summary>Reads what CodeDeploy knows of the targets of deployments.</summary>
/// <param name="list">Lists the ids of a deployment's targets: <see cref="CodeDeployClient.ListDeploymentTargetsAsync"/>.</param>
/// <param name="describe">Reads at most <see cref="CodeDeployClient.MaxBatch"/> of them: <see cref="CodeDeployClient.BatchGetDeploymentTargetsAsync"/>.</param>
public sealed class TargetReader(
    Func<string, CancellationToken, IAsyncEnumerable<string>> list,
    Func<string, ImmutableArray<string>, CancellationToken, Task<ImmutableArray<DeploymentTarget>>> describe)
{
    /// <summary>The targets of a deployment that CodeDeploy knows; none of one that was stopped before it had any.</summary>
    /// <exception cref="AwsException">CodeDeploy refused.</exception>
    public async Task<ImmutableArray<DeploymentTarget>> ReadAsync(string deploymentId, CancellationToken cancellation)
    {
        var targets = ImmutableArray.CreateBuilder<DeploymentTarget>();
        foreach (var batch in (await ListAsync(deploymentId, cancellation).ConfigureAwait(false)).Chunk(CodeDeployClient.MaxBatch))
            targets.AddRange(await DescribeAsync(deploymentId, [.. batch], cancellation).ConfigureAwait(false));
        return targets.ToImmutable();
    }

    private async Task<List<string>> ListAsync(string deploymentId, CancellationToken cancellation)
    {
        var ids = new List<string>();
        try
        {
            await foreach (var id in list(deploymentId, cancellation).ConfigureAwait(false))
                ids.Add(id);
        }
        catch (AwsException exception) when (exception.ErrorCode == CodeDeployClient.DeploymentNotStarted)
        {
            // there is nothing to describe
        }

        return ids;
    }

    // one target that is gone fails the call for all of them
    private async Task<ImmutableArray<DeploymentTarget>> DescribeAsync(string deploymentId, ImmutableArray<string> ids, CancellationToken cancellation)
    {
        try
        {
            return await describe(deploymentId, ids, cancellation).ConfigureAwait(false);
        }
        catch (AwsException exception) when (IsGone(exception))
        {
            var half = ids.Length / 2;
            return half == 0
                ? []
                :
                [
                    .. await DescribeAsync(deploymentId, ids[..half], cancellation).ConfigureAwait(false),
                    .. await DescribeAsync(deploymentId, ids[half..], cancellation).ConfigureAwait(false),
                ];
        }
    }

    private static bool IsGone(AwsException exception) =>
        exception.ErrorCode is CodeDeployClient.TargetDoesNotExist or CodeDeployClient.InstanceDoesNotExist;
}
