using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Details;
using EventLogs.Local.Delivery;
using EventLogs.Local.Ingest;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.LocalApp.Backfill;

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
    public async Task<ImmutableArray<DeliveryProblem>> DeliverAsync(
        IReadOnlyList<DescribedDeployment> deployments, CancellationToken cancellation)
    {
        var problems = new List<DeliveryProblem>();
        var (targets, details) = (new List<LoggedEvent>(), new List<LoggedEvent>());
        foreach (var (deployment, ofDeployment) in deployments)
        {
            try
            {
                List<LoggedEvent> ofTargets = [.. ofDeployment.Select(target => new LoggedEvent(deployment.Id, TargetEvent.ToEvent(target, deployment, origin)))];
                details.Add(new LoggedEvent(deployment.Id, DetailsEvent.ToEvent(deployment, origin)));
                targets.AddRange(ofTargets);
            }
            catch (JsonException exception)
            {
                problems.Add(new DeliveryProblem(deployment.Id, exception.Message));
            }
        }

        bucket.Create();
        // the details last: a deployment is known by them
        await IngestAsync(targets, problems).ConfigureAwait(false);
        await IngestAsync(details, problems).ConfigureAwait(false);
        return [.. problems];
    }

    private async Task IngestAsync(List<LoggedEvent> events, List<DeliveryProblem> problems)
    {
        if (events.Count == 0)
            return;
        var text = new MemoryStream();
        foreach (var item in events)
        {
            text.Write(item.Text);
            text.Write("\n"u8);
        }

        var log = new Problems(events, problems);
        var run = new IngestRun(catalog, bucket, new IngestOptions(BufferingBytes, ArrivesAtOwnTime: true), clock, log);
        var input = new InputFile(InputName, text.Length, () => new MemoryStream(text.ToArray(), writable: false));
        _ = await run.RunAsync([input], new Progress<long>(), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>An event, and the deployment that it is about.</summary>
    private sealed record LoggedEvent(string Deployment, byte[] Text);

    /// <summary>Events that did not become lines, by the deployments that they are about.</summary>
    private sealed class Problems(List<LoggedEvent> events, List<DeliveryProblem> problems) : IProblemLog
    {
        public void Unmatched(EventLocation location, string reason) => Add(location, reason);

        public void Failed(EventLocation location, string table, string reason) => Add(location, reason);

        public void Unreadable(string input, string reason) => problems.Add(new DeliveryProblem(input, reason));

        private void Add(EventLocation location, string reason) => problems.Add(new DeliveryProblem(events[(int)location.Line - 1].Deployment, reason));
    }
}
