using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using EventLogs.Aws.Firehose;
using EventLogs.Local.Ingest;
using EventLogs.Local.Replay;
using EventLogs.Local.Storage;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary><c>replay</c>: failed records back into the log, of a folder or on AWS.</summary>
internal static class ReplayCommand
{
    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var table = TableOption.Create(host, "Only failed records of this table. Default: of all.");
        var since = new Option<DateTimeOffset?>("--since")
        {
            Description = "Only what arrived in this hour or later (ISO 8601, UTC where no offset is given).",
            HelpName = "time",
            CustomParser = ParseTime,
        };
        var stream = new Option<string?>("--stream")
        {
            Description = "The delivery stream to put records into, for a bucket in S3. Default: the one that each object is named after.",
            HelpName = "name",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say which records would pass and which would fail again, and do nothing." };
        var format = CommonOptions.Format("table", "json");

        var command = new Command("replay", "Put failed records that the mapper takes now back into the log. --bucket takes a folder or s3://BUCKET.")
        {
            table, since, stream, dryRun, format,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(stream) is not null && result.GetValue(table) is null && host.Catalog.Length > 1)
                result.AddError("--stream takes the records of one table: name it with --table.");
        });
        command.SetAction((arguments, cancellation) =>
        {
            var name = arguments.GetValue(table);
            var scope = new ReplayScope(
                [.. host.Catalog.Select(log => log.Table.Name).Where(candidate => name is null || candidate == name)], arguments.GetValue(since));
            var output = new ReplayOutput(host, arguments.GetValue(format) == "json");
            return RunAsync(host, arguments.GetValue(bucket)!, scope, arguments.GetValue(stream), arguments.GetValue(dryRun), output, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        LocalHost host, string bucket, ReplayScope scope, string? stream, bool isDryRun, ReplayOutput output, CancellationToken cancellation)
    {
        if (S3Address.TryParse(bucket, out var name))
        {
            using var remote = new S3Bucket(name, host.Aws);
            return await RunAsync(host, remote, scope, output, isDryRun ? null : () => OpenAws(host, remote, stream), cancellation).ConfigureAwait(false);
        }

        if (stream is not null)
            return LocalCommandLine.Fail(host, "--stream is for buckets in S3: a folder has no delivery streams");
        return await LocalCommandLine.RunAsync(host, bucket, async folder =>
        {
            if (!folder.Exists)
                return LocalCommandLine.FailWithoutBucket(host, folder);
            using var held = await ReplayLock.TryTakeAsync(folder, cancellation).ConfigureAwait(false);
            return held is null
                ? LocalCommandLine.Fail(host, "another process replays this bucket; run it again when that is done")
                : await RunAsync(host, new FolderObjects(folder), scope, output, isDryRun ? null : () => OpenFolder(host, folder), cancellation)
                    .ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static async Task<int> RunAsync(
        LocalHost host, IObjectReader bucket, ReplayScope scope, ReplayOutput output, Func<OpenDelivery>? open, CancellationToken cancellation)
    {
        var run = new ReplayRun(bucket, host.Catalog);
        var plan = await ProgressBar.RunAsync(host.Error, "Objects read", progress => run.PlanAsync(scope, progress, cancellation)).ConfigureAwait(false);
        output.ShowPlan(ReplayReport.Of(plan, delivered: null));
        ImmutableArray<(PlannedObject, Delivered)>? delivered = null;
        if (open is not null)
        {
            using var opened = open();
            delivered = await ProgressBar.RunAsync(
                host.Error, "Objects put back", progress => run.DeliverAsync(plan, opened.Delivery, progress, cancellation)).ConfigureAwait(false);
        }

        return output.ShowResult(ReplayReport.Of(plan, delivered));
    }

    private static OpenDelivery OpenFolder(LocalHost host, LocalBucket folder)
    {
        var delivery = new FolderReplay(folder, host.Catalog, host.Clock, new ProblemList(host.Error, isVerbose: true));
        return new OpenDelivery(delivery, delivery);
    }

    private static OpenDelivery OpenAws(LocalHost host, S3Bucket bucket, string? stream)
    {
        var client = new FirehoseClient(host.Aws);
        return new OpenDelivery(new FirehoseReplay(bucket, new RecordSender(client, host.RetryDelay), stream), client);
    }

    private static DateTimeOffset? ParseTime(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (EventTime.TryParse(text, out var time))
            return time;
        result.AddError($"--since takes an ISO 8601 time such as 2026-11-22T14:00:00Z, not '{text}'.");
        return null;
    }

    /// <summary>Where records go, and what has to be given back after it.</summary>
    private sealed record OpenDelivery(IReplayDelivery Delivery, IDisposable Owned) : IDisposable
    {
        public void Dispose() => Owned.Dispose();
    }
}
