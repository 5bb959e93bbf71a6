using System.Collections.Immutable;
using System.CommandLine;
using EventLogs.Local.Catalog;
using EventLogs.Local.Results;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary><c>sync-partitions</c>: gives registered partitions the columns that were appended to their table since.</summary>
internal static class SyncPartitionsCommand
{
    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what is behind, and change nothing." };
        var glue = new Option<string?>("--glue")
        {
            Description = "Read the answer of aws glue get-partitions from this file, or - for standard input, and print the requests for "
                + "aws glue batch-update-partition, one on each line; the bucket is left alone.",
            HelpName = "file",
        };
        var command = new Command("sync-partitions", "Give registered partitions the columns that were appended to their table since.")
        {
            dryRun, glue,
        };
        command.SetAction((arguments, cancellation) => LocalCommandLine.RunAsync(host, arguments.GetValue(bucket)!, async target =>
        {
            ImmutableArray<TableDefinition> tables = [.. host.Catalog.Select(rule => rule.Table)];
            if (arguments.GetValue(glue) is { } answer)
                return PrintRequests(host, GluePartitionSync.Plan(Read(host, answer), tables));
            if (!target.Exists)
                return LocalCommandLine.FailWithoutBucket(host, target);

            var sync = new LocalPartitionSync(target);
            return arguments.GetValue(dryRun)
                ? Show(host, host.Out, "Behind", sync.Compare(tables))
                : Show(host, host.Out, "Synced", await sync.RunAsync(tables, cancellation).ConfigureAwait(false));
        }));
        return command;
    }

    private static string Read(LocalHost host, string path)
    {
        using var text = path == "-" ? new StreamReader(host.OpenStandardInput()) : File.OpenText(path);
        return text.ReadToEnd();
    }

    private static int PrintRequests(LocalHost host, GluePartitionSync sync)
    {
        foreach (var request in sync.Requests)
            host.Out.Profile.Out.Writer.WriteLine(request.ToJsonString());
        return Show(host, host.Error, "Behind", sync.Partitions);
    }

    /// <summary>Shows how many partitions are in which state, and why some cannot be synced.</summary>
    /// <returns>The exit code: 1 where some cannot.</returns>
    private static int Show(LocalHost host, IAnsiConsole console, string behind, ImmutableArray<DriftedPartition> partitions)
    {
        var summary = Tables.Create("Table", "Partitions#", "Up to date#", $"{behind}#", "Conflicting#");
        foreach (var table in partitions.GroupBy(item => item.Table))
        {
            var counts = table.CountBy(item => item.Drift.Status).ToDictionary();
            summary.AddRow(
                new Text(table.Key),
                Tables.Number(table.Count()),
                Tables.Number(counts.GetValueOrDefault(DriftStatus.None)),
                Tables.Number(counts.GetValueOrDefault(DriftStatus.Behind)),
                Tables.Number(counts.GetValueOrDefault(DriftStatus.Conflicting)));
        }

        console.Write(summary);
        var conflicting = partitions.Where(item => item.Drift.Status == DriftStatus.Conflicting).ToList();
        foreach (var (table, folder, drift) in conflicting)
            host.Tell(Tables.Printable($"error: {table}/{folder}: {drift.Reason}; drop the partition and register it again"));
        return conflicting.Count == 0 ? 0 : 1;
    }
}
