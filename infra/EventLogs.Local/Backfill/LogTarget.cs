using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.CodeDeploy;
using EventLogs.Details;
using EventLogs.Local.Delivery;
using EventLogs.Local.Ingest;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Backfill;

/// <summary>The log of a bucket on this machine. What it has is its own record of how far a backfill has come.</summary>
internal sealed class LogTarget(
    LocalBucket bucket, ImmutableArray<EventDefinition> catalog, DeploymentOrigin origin, TimeProvider clock, int batchSize = LogTarget.StandardBatch)
    : IDetailsTarget
{
    // each batch is an ingest, with objects of its own
    private const int StandardBatch = 500;
    private const int BufferingBytes = 1024 * 1024;
    private const string InputName = "CodeDeploy";

    /// <inheritdoc/>
    public int BatchSize => batchSize;

    /// <inheritdoc/>
    public IReadOnlySet<(string Id, string Status)> Known { get; } = new LoggedDeployments(bucket, catalog).Details();

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> DeliverAsync(IReadOnlyList<Deployment> deployments, CancellationToken cancellation)
    {
        var problems = new Problems(deployments);
        var events = new MemoryStream();
        foreach (var deployment in deployments)
        {
            try
            {
                events.Write(DetailsEvent.ToEvent(deployment, origin));
                events.Write("\n"u8);
                problems.Lines.Add(deployment.Id);
            }
            catch (JsonException exception)
            {
                problems.List.Add($"{deployment.Id}: {exception.Message}");
            }
        }

        bucket.Create();
        var run = new IngestRun(catalog, bucket, new IngestOptions(BufferingBytes, ArrivesAtOwnTime: true), clock, problems);
        var input = new InputFile(InputName, events.Length, () => new MemoryStream(events.ToArray(), writable: false));
        _ = await run.RunAsync([input], new Progress<long>(), CancellationToken.None).ConfigureAwait(false);
        return [.. problems.List];
    }

    /// <summary>Events that did not become lines, by the deployments that they are about.</summary>
    private sealed class Problems(IReadOnlyList<Deployment> deployments) : IProblemLog
    {
        public List<string> Lines { get; } = new(deployments.Count);

        public List<string> List { get; } = [];

        public void Unmatched(EventLocation location, string reason) => Add(location, reason);

        public void Failed(EventLocation location, string table, string reason) => Add(location, reason);

        public void Unreadable(string input, string reason) => List.Add($"{input}: {reason}");

        private void Add(EventLocation location, string reason) => List.Add($"{Lines[(int)location.Line - 1]}: {reason}");
    }
}
