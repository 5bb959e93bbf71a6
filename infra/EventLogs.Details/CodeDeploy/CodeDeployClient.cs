using System.Collections.Immutable;
using EventLogs.Aws;
using EventLogs.Aws.Json;
using EventLogs.Aws.Sdk;

namespace EventLogs.Details.CodeDeploy;

/// <summary>What AWS CodeDeploy knows of deployments.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_Operations.html</remarks>
public sealed class CodeDeployClient : IDisposable
{
    /// <summary>
    /// The maximum number of deployments in one call of <c>BatchGetDeployments</c>, and of targets in one of <c>BatchGetDeploymentTargets</c>.
    /// </summary>
    public const int MaxBatch = 25;

    /// <summary>The error code for a deployment that CodeDeploy does not know, or no longer.</summary>
    public const string DeploymentDoesNotExist = "DeploymentDoesNotExistException";

    /// <summary>The error code for a deployment that was stopped before it had targets.</summary>
    public const string DeploymentNotStarted = "DeploymentNotStartedException";

    /// <summary>The error code for a target that CodeDeploy does not know, or no longer.</summary>
    public const string TargetDoesNotExist = "DeploymentTargetDoesNotExistException";

    /// <summary>The error code for a target that is an instance which CodeDeploy does not know, or no longer.</summary>
    public const string InstanceDoesNotExist = "InstanceDoesNotExistException";

    internal static readonly AwsService Service = new("CodeDeploy", "codedeploy", "2014-10-06", "CodeDeploy_20141006");

    private readonly JsonClient _client;

    /// <summary>A client; by default with the environment's region, endpoint and credentials.</summary>
    /// <exception cref="AwsException">There is no region.</exception>
    public CodeDeployClient(AwsClientSettings? settings = null) => _client = JsonClient.Create(Service, settings);

    /// <summary>Reads a deployment.</summary>
    /// <param name="deploymentId">Its id.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="AwsException">CodeDeploy refused; with <see cref="DeploymentDoesNotExist"/> when there is no such deployment.</exception>
    public Task<Deployment> GetDeploymentAsync(string deploymentId, CancellationToken cancellation = default) => _client.CallAsync(
        "GetDeployment",
        json => json.WriteString("deploymentId"u8, deploymentId),
        answer => Deployment.Read(answer.Object("deploymentInfo")),
        cancellation);

    /// <summary>The ids of deployments, page by page, in CodeDeploy's order.</summary>
    /// <param name="filter">Which ones. Null: all of the account in the region.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="AwsException">CodeDeploy refused.</exception>
    public IAsyncEnumerable<string> ListDeploymentsAsync(DeploymentFilter? filter = null, CancellationToken cancellation = default) =>
        _client.CallPagesAsync(
            "ListDeployments",
            "nextToken",
            json => filter?.Write(json),
            answer => answer.Texts("deployments"),
            cancellation);

    /// <summary>Reads several deployments.</summary>
    /// <param name="deploymentIds">1 to <see cref="MaxBatch"/> ids.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>Those that CodeDeploy knows, in its order.</returns>
    /// <exception cref="AwsException">CodeDeploy refused.</exception>
    public Task<ImmutableArray<Deployment>> BatchGetDeploymentsAsync(
        ImmutableArray<string> deploymentIds, CancellationToken cancellation = default)
    {
        Batches.Check(deploymentIds.Length, MaxBatch, nameof(deploymentIds));
        return _client.CallAsync<ImmutableArray<Deployment>>(
            "BatchGetDeployments",
            json => json.WriteTexts("deploymentIds", deploymentIds),
            answer => [.. answer.Items("deploymentsInfo").Select(Deployment.Read)],
            cancellation);
    }

    /// <summary>The ids of a deployment's targets, page by page.</summary>
    /// <param name="deploymentId">Its id.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="AwsException">CodeDeploy refused; with <see cref="DeploymentNotStarted"/> when there are none yet.</exception>
    public IAsyncEnumerable<string> ListDeploymentTargetsAsync(string deploymentId, CancellationToken cancellation = default) =>
        _client.CallPagesAsync(
            "ListDeploymentTargets",
            "nextToken",
            json => json.WriteString("deploymentId"u8, deploymentId),
            answer => answer.Texts("targetIds"),
            cancellation);

    /// <summary>Reads several targets of a deployment.</summary>
    /// <param name="deploymentId">The id of the deployment.</param>
    /// <param name="targetIds">1 to <see cref="MaxBatch"/> ids of targets.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="AwsException">
    /// CodeDeploy refused; with <see cref="TargetDoesNotExist"/> or <see cref="InstanceDoesNotExist"/> when there is no such target among them.
    /// </exception>
    public Task<ImmutableArray<DeploymentTarget>> BatchGetDeploymentTargetsAsync(
        string deploymentId, ImmutableArray<string> targetIds, CancellationToken cancellation = default)
    {
        Batches.Check(targetIds.Length, MaxBatch, nameof(targetIds));
        return _client.CallAsync<ImmutableArray<DeploymentTarget>>(
            "BatchGetDeploymentTargets",
            json =>
            {
                json.WriteString("deploymentId"u8, deploymentId);
                json.WriteTexts("targetIds", targetIds);
            },
            answer => [.. answer.Items("deploymentTargets").Select(target => new DeploymentTarget(target))],
            cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
