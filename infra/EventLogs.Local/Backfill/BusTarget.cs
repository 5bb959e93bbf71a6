using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.CodeDeploy;
using EventLogs.Aws.EventBridge;
using EventLogs.Details;

namespace EventLogs.Local.Backfill;

/// <summary>
/// An event bus. It gives each event an id of its own and cannot be asked what it was given, so what it has accepted is written down in a
/// file, at once: a run that is killed between the two puts at most ten events again.
/// </summary>
internal sealed class BusTarget : IDetailsTarget
{
    private readonly EventPublisher _publisher;
    private readonly string _bus;
    private readonly DeploymentOrigin? _origin;
    private readonly Pace _pace;
    private readonly string _progressFile;

    /// <param name="publisher">Puts the events.</param>
    /// <param name="bus">The bus, by name or ARN.</param>
    /// <param name="origin">Where the deployments happened, for the ARNs of the events; null where the account is not known.</param>
    /// <param name="pace">How often EventBridge is asked.</param>
    /// <param name="progressFile">The file that keeps what was accepted.</param>
    public BusTarget(EventPublisher publisher, string bus, DeploymentOrigin? origin, Pace pace, string progressFile)
    {
        (_publisher, _bus, _origin, _pace, _progressFile) = (publisher, bus, origin, pace, progressFile);
        Known = ReadProgress(progressFile);
    }

    /// <inheritdoc/>
    public int BatchSize => EventBridgeClient.MaxBatch;

    /// <inheritdoc/>
    public IReadOnlySet<(string Id, string Status)> Known { get; }

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> DeliverAsync(IReadOnlyList<Deployment> deployments, CancellationToken cancellation)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var entries = new List<(Deployment Deployment, EventEntry Entry)>();
        foreach (var deployment in deployments)
        {
            try
            {
                var resources = _origin is null ? [] : DetailsEvent.ResourcesOf(deployment, _origin);
                entries.Add((deployment, DetailsEvent.ToEntry(deployment, resources, _bus)));
            }
            catch (JsonException exception)
            {
                problems.Add($"{deployment.Id}: {exception.Message}");
            }
        }

        if (entries.Count == 0)
            return problems.ToImmutable();
        await _pace.WaitAsync(cancellation).ConfigureAwait(false);
        var results = await _publisher.PutAsync([.. entries.Select(item => item.Entry)], cancellation).ConfigureAwait(false);
        var accepted = entries.Zip(results).Where(item => item.Second.IsAccepted).Select(item => Line(item.First.Deployment));
        await File.AppendAllLinesAsync(_progressFile, accepted, CancellationToken.None).ConfigureAwait(false);
        problems.AddRange(entries.Zip(results)
            .Where(item => !item.Second.IsAccepted)
            .Select(item => $"{item.First.Deployment.Id}: {item.Second.ErrorMessage ?? "no reason given"} ({item.Second.ErrorCode})"));
        return problems.ToImmutable();
    }

    private static string Line(Deployment deployment) => $"{deployment.Id} {deployment.Status}";

    // what was cut off when a run was killed is a line with less than two words, or one that no deployment has
    private static HashSet<(string Id, string Status)> ReadProgress(string file) => File.Exists(file)
        ? [.. File.ReadLines(file).Select(line => line.Split(' ')).Where(words => words.Length == 2).Select(words => (words[0], words[1]))]
        : [];
}
