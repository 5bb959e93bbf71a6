using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.EventBridge;
using EventLogs.Details;
using EventLogs.Details.CodeDeploy;

namespace EventLogs.LocalApp.Backfill;

/// <summary>
/// An event bus. It gives each event an id of its own and cannot be asked what it was given, so what it has accepted is written down in a
/// file, at once: a run that is killed between the two puts the last ten events, or all of the last deployment, again.
/// </summary>
internal sealed class BusTarget : IDetailsTarget
{
    private readonly EventPublisher _publisher;
    private readonly string _bus;
    private readonly DeploymentOrigin? _origin;
    private readonly string _progressFile;

    /// <param name="publisher">Puts the events.</param>
    /// <param name="bus">The bus, by name or ARN.</param>
    /// <param name="origin">Where the deployments happened, for the ARNs of the events; null where the account is not known.</param>
    /// <param name="progressFile">The file that keeps what was accepted.</param>
    public BusTarget(EventPublisher publisher, string bus, DeploymentOrigin? origin, string progressFile)
    {
        (_publisher, _bus, _origin, _progressFile) = (publisher, bus, origin, progressFile);
        Known = ReadProgress(progressFile);
    }

    /// <inheritdoc/>
    public int BatchSize => EventBridgeClient.MaxBatch;

    /// <inheritdoc/>
    public IReadOnlySet<(string Id, string Status)> Known { get; }

    /// <inheritdoc/>
    public async Task<ImmutableArray<DeliveryProblem>> DeliverAsync(
        IReadOnlyList<DescribedDeployment> deployments, CancellationToken cancellation)
    {
        var problems = ImmutableArray.CreateBuilder<DeliveryProblem>();
        var entries = new List<(Deployment Deployment, EventEntry Entry)>();
        foreach (var described in deployments)
        {
            try
            {
                entries.AddRange(Entries(described).Select(entry => (described.Deployment, entry)).ToList());
            }
            catch (JsonException exception)
            {
                problems.Add(new DeliveryProblem(described.Deployment.Id, exception.Message));
            }
        }

        var results = await _publisher.PutAsync(entries.Select(item => item.Entry), cancellation).ConfigureAwait(false);
        var refused = entries.Zip(results, (item, result) => (item.Deployment, Result: result)).Where(item => !item.Result.IsAccepted).ToList();
        var accepted = entries.Select(item => item.Deployment).Distinct().Except(refused.Select(item => item.Deployment));
        await File.AppendAllLinesAsync(_progressFile, accepted.Select(Line), CancellationToken.None).ConfigureAwait(false);
        problems.AddRange(refused.Select(item =>
            new DeliveryProblem(item.Deployment.Id, $"{item.Result.ErrorMessage ?? "no reason given"} ({item.Result.ErrorCode})")));
        return problems.ToImmutable();
    }

    private IEnumerable<EventEntry> Entries(DescribedDeployment described)
    {
        var deployment = described.Deployment;
        var resources = _origin is null ? [] : DetailsEvent.ResourcesOf(deployment, _origin);
        return
        [
            .. described.Targets.Select(target => TargetEvent.ToEntry(target, deployment, resources, _bus)),
            DetailsEvent.ToEntry(deployment, resources, _bus),
        ];
    }

    private static string Line(Deployment deployment) => $"{deployment.Id} {deployment.Status}";

    // what was cut off when a run was killed is a line with less than two words, or one that no deployment has
    private static HashSet<(string Id, string Status)> ReadProgress(string file) => File.Exists(file)
        ? [.. File.ReadLines(file).Select(line => line.Split(' ')).Where(words => words.Length == 2).Select(words => (words[0], words[1]))]
        : [];
}
