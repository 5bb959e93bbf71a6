using System.Collections.Immutable;
using EventLogs.Aws;
using EventLogs.Details;
using EventLogs.Details.CodeDeploy;
using EventLogs.Local.Tests.Support;
using EventLogs.TestKit.Http;

namespace EventLogs.Local.Tests.Backfill;

/// <summary>What is read of a deployment's targets where CodeDeploy knows some of them no more, or none yet.</summary>
public sealed class TargetReaderTests : IDisposable
{
    private readonly DeploymentServer _aws = new();
    private readonly CodeDeployClient _client;

    public TargetReaderTests()
    {
        _aws.Add(1, new DateOnly(2026, 11, 3));
        _client = new CodeDeployClient(_aws.Settings);
    }

    public void Dispose()
    {
        _client.Dispose();
        _aws.Dispose();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(25, 1)]
    [InlineData(26, 2)]
    [InlineData(101, 5)]
    public async Task Targets_are_read_by_twenty_five(int targets, int calls)
    {
        _aws.Targets["d-000"] = targets;

        var read = await ReadAsync(_client.BatchGetDeploymentTargetsAsync);

        Assert.Equal(Enumerable.Range(0, targets).Select(number => $"i-{number}"), read);
        Assert.Equal(calls, _aws.Operations.Count(operation => operation == "BatchGetDeploymentTargets"));
    }

    [Theory]
    [InlineData("DeploymentTargetDoesNotExistException")]
    [InlineData("InstanceDoesNotExistException")]
    public async Task Targets_that_are_gone_are_left_out(string code)
    {
        _aws.Targets["d-000"] = 40;
        string[] gone = ["i-0", "i-7", "i-8", "i-24", "i-39"];

        var read = await ReadAsync(async (id, targets, cancellation) =>
        {
            if (targets.Any(gone.Contains))
                _aws.OnNext(AwsJsonServer.Error(400, code, "It does not exist."));
            return await _client.BatchGetDeploymentTargetsAsync(id, targets, cancellation);
        });

        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"i-{number}").Except(gone), read);
    }

    [Fact]
    public async Task A_deployment_that_has_not_started_has_none()
    {
        _aws.OnNext(AwsJsonServer.Error(400, "DeploymentNotStartedException", "It has not started."));

        Assert.Empty(await ReadAsync(_client.BatchGetDeploymentTargetsAsync));
    }

    [Fact]
    public async Task Every_other_refusal_is_one()
    {
        _aws.OnNext(AwsJsonServer.Error(400, "AccessDeniedException", "No."));

        var exception = await Assert.ThrowsAsync<AwsException>(() => ReadAsync(_client.BatchGetDeploymentTargetsAsync));

        Assert.Equal("AccessDeniedException", exception.ErrorCode);
    }

    private async Task<IEnumerable<string>> ReadAsync(
        Func<string, ImmutableArray<string>, CancellationToken, Task<ImmutableArray<DeploymentTarget>>> describe)
    {
        var targets = await new TargetReader(_client.ListDeploymentTargetsAsync, describe).ReadAsync("d-000", CancellationToken.None);
        return targets.Select(target => target.Info.GetProperty("instanceTarget").GetProperty("targetId").GetString()!);
    }
}
