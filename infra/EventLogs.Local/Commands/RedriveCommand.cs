using System.CommandLine;
using System.Globalization;
using EventLogs.Aws.Firehose;
using EventLogs.Local.Redrive;
using EventLogs.Local.Replay;
using EventLogs.Local.Results;
using EventLogs.Local.Stacks;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary><c>redrive</c>: undelivered events of a dead-letter queue back into their delivery streams.</summary>
internal static class RedriveCommand
{
    public static Command Create(LocalHost host)
    {
        var stack = new StackOption();
        var queue = new Option<string?>("--queue")
        {
            Description = "The URL of the dead-letter queue. Default: the output UndeliveredEvents of --outputs.",
            HelpName = "url",
        };
        var table = TableOption.Create(host, "Only events of this table. Default: of all.");
        var stream = new Option<string?>("--stream")
        {
            Description = "The delivery stream to put events into. Default: the one that each event was for.",
            HelpName = "name",
        };
        var withRefused = new Option<bool>("--with-refused")
        {
            Description = "Also put events back that the mapper refuses: Firehose stores them as failed records, which do not expire.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say which events would go back and which would stay, and put and delete nothing." };
        var format = CommonOptions.Format("table", "json");
        var command = new Command(
            "redrive", "Put undelivered events of a dead-letter queue back into their delivery streams. The exit code is 1 when some stay in the queue.")
        {
            queue, table, stream, withRefused, dryRun, format,
        };
        stack.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(stream) is not null && result.GetValue(table) is null && host.Catalog.Length > 1)
                result.AddError("--stream takes the events of one table: name it with --table.");
        });
        command.SetAction((arguments, cancellation) =>
        {
            var url = arguments.GetValue(queue) ?? stack.Read(arguments)?.Find(StackOutputNames.UndeliveredEvents);
            if (url is null)
                return Task.FromResult(LocalCommandLine.Fail(host, "which queue? Give its URL with --queue, or the stack's outputs with --outputs"));
            var scope = new RedriveScope(arguments.GetValue(table), arguments.GetValue(stream), arguments.GetValue(withRefused));
            return RunAsync(host, url, scope, arguments.GetValue(dryRun), arguments.GetValue(format) == "json", cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        LocalHost host, string url, RedriveScope scope, bool isDryRun, bool isJson, CancellationToken cancellation)
    {
        using var queue = new DeadLetterQueue(url, host.Aws, host.RetryDelay);
        using var firehose = isDryRun ? null : new FirehoseClient(host.Aws);
        var sender = firehose is null ? null : new RecordSender(firehose, host.RetryDelay);
        var run = new RedriveRun(queue, new EventJudge(host.Catalog, scope), sender);
        var report = await ProgressBar.RunAsync(host.Error, "Messages", async progress =>
        {
            var all = host.Error.Profile.Capabilities.Interactive ? await queue.CountAsync(cancellation).ConfigureAwait(false) : 0;
            return await run.RunAsync(seen => progress(seen, Math.Max(all, seen)), cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return Show(host, report, isJson);
    }

    private static int Show(LocalHost host, RedriveReport report, bool isJson)
    {
        if (isJson)
            CommandJson.Write(host.Out.Profile.Out.Writer, report, RedriveJson.Default.RedriveReport);
        else
            ShowTables(host, report);
        foreach (var kept in report.Kept)
            host.Tell(Tables.Printable(string.Create(CultureInfo.InvariantCulture, $"error: {Name(kept.Table)}: {kept.Messages:N0} stay in the queue: {kept.Reason}")));
        if (report.Hidden > 0)
            host.Tell(string.Create(CultureInfo.InvariantCulture, $"note: {report.Hidden:N0} messages are hidden for up to {DeadLetterQueue.Hidden.TotalMinutes:N0} minutes"));
        return report.IsComplete ? 0 : 1;
    }

    private static void ShowTables(LocalHost host, RedriveReport report)
    {
        var table = Tables.Create("Table", "Messages#", "Pass#", report.IsDryRun ? "Stay#" : "Put back#");
        foreach (var item in report.Tables)
        {
            table.AddRow(
                new Text(Name(item.Table)),
                Tables.Number(item.Messages),
                Tables.Number(item.Passing),
                Tables.Number(report.IsDryRun ? item.Messages - item.Passing : item.Accepted));
        }

        host.Out.Write(table);
    }

    private static string Name(string table) => table.Length == 0 ? "(no rule)" : table;
}
