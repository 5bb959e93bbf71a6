using System.CommandLine;
using System.Globalization;
using EventLogs.History;
using EventLogs.Local.Folding;
using EventLogs.Local.History;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary><c>fold</c>: closed days of the logs into their histories.</summary>
internal static class FoldCommand
{
    private const int MaxDays = 36_500;

    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var from = DayOption.Create("--from", "The first day to fold. Default: the first that the log has.");
        var to = DayOption.Create("--to", $"The last day to fold. Default: the last that is closed, {FoldRequest.DaysUntilClosed} days ago.");
        var force = new Option<bool>("--force") { Description = "Fold days again that are in the history." };
        var rawRetention = new Option<int?>("--raw-retention-days")
        {
            Description = "Then delete the objects of days of the logs that are so many days old, once all of their events are in the history. Default: never.",
            HelpName = "days",
        };
        rawRetention.Validators.Add(result =>
        {
            if (result.GetValue(rawRetention) is < 1 or > MaxDays)
                result.AddError($"--raw-retention-days takes 1 to {MaxDays}.");
        });
        var format = CommonOptions.Format("table", "json");
        var command = new Command("fold", "Write the closed days of the logs into their histories: one row for each event, as Parquet.") { from, to, force, rawRetention, format };
        command.SetAction((arguments, cancellation) => LocalCommandLine.RunAsync(host, arguments.GetValue(bucket)!, target =>
        {
            var (first, last) = (arguments.GetValue(from), arguments.GetValue(to));
            if (first > last)
                return Task.FromResult(LocalCommandLine.Fail(host, "--from is a day after --to"));
            if (!target.Exists)
                return Task.FromResult(LocalCommandLine.FailWithoutBucket(host, target));
            return RunAsync(
                host,
                target,
                request => request with { From = first, To = last, Force = arguments.GetValue(force), RawRetentionDays = arguments.GetValue(rawRetention) },
                arguments.GetValue(format) == "json",
                cancellation,
                new NextSteps(host, arguments.GetValue(bucket)!));
        }));
        return command;
    }

    /// <summary>Folds, and shows what was done.</summary>
    /// <param name="host">What to run with.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="change">Makes of a request for everything what is asked for.</param>
    /// <param name="isJson">Whether another program reads it.</param>
    /// <param name="cancellation">Ends the run after the day that it is at.</param>
    /// <param name="next">What a person does where there was nothing to do; null where more is said after it.</param>
    /// <returns>The exit code: 1 when something is not done.</returns>
    public static async Task<int> RunAsync(LocalHost host, LocalBucket bucket, Func<FoldRequest, FoldRequest> change, bool isJson, CancellationToken cancellation, NextSteps? next = null)
    {
        var fold = new LocalFold(bucket, host.Catalog, host.Clock);
        var request = change(fold.Everything);
        if (await fold.RunAsync(request, cancellation).ConfigureAwait(false) is not { } summary)
            return LocalCommandLine.Fail(host, "another process is at work on the history of this bucket; run it again when that is done");

        var logs = host.Catalog.Where(log => log.History is not null);
        if (isJson)
            CommandJson.Write(host.Out.Profile.Out.Writer, FoldDocument.Of(logs, summary, bucket), CommandJsonContext.Default.FoldDocument);
        else
            Show(host, bucket, logs, summary);
        foreach (var warning in summary.Warnings)
            host.Tell(Tables.Printable("warning: " + warning));
        if (request.To > request.LastClosed)
            host.Tell($"warning: days after {Text(request.LastClosed)} are not closed yet; they were left alone");
        foreach (var table in summary.Tables)
        {
            ShowExpiry(host, table);
            ShowErrors(host, table);
        }

        if (!isJson && summary.Tables.All(table => table is { Days.IsEmpty: true, IsComplete: true, LastDay: null }))
            host.Consoles.Advise(next?.AfterEmptyFold(Text(request.LastClosed)) ?? []);
        return summary.Tables.All(table => table.IsComplete) ? 0 : 1;
    }

    private static void Show(LocalHost host, LocalBucket bucket, IEnumerable<EventDefinition> logs, FoldSummary summary)
    {
        var content = Tables.Create("History", "Folded#", "Failed#", "Days#", "Read up to");
        foreach (var (log, table) in logs.Zip(summary.Tables))
        {
            var days = HistoryStatus.Of(bucket, log.Table).Days;
            content.AddRow(
                new Text(log.History!.Table),
                Tables.Number(table.Days.Count(day => day.Status == DayStatus.Folded)),
                Tables.Number(table.Days.Count(day => day.Status == DayStatus.Failed)),
                Tables.Number(days.Published.Count),
                new Text(days.LastDay is { } last ? Text(last) : ""));
        }

        host.Out.Write(content);
    }

    private static void ShowExpiry(LocalHost host, TableFold table)
    {
        foreach (var day in table.Expiry.Days)
        {
            if (day.Deleted > 0)
                host.Tell($"{table.Table}: {Text(day.Day)}: objects deleted from the log: {day.Deleted}");
            if (day.Kept > 0)
                host.Tell($"{table.Table}: {Text(day.Day)}: objects with events that the history lacked: {day.Kept}; it has them now");
            if (day.Error is not null)
                host.Tell(Tables.Printable($"error: {table.Table}: {Text(day.Day)}: {day.Error}"));
        }
    }

    private static void ShowErrors(LocalHost host, TableFold table)
    {
        if (table.Error is not null)
            host.Tell(Tables.Printable($"error: {table.Table}: {table.Error}"));
        foreach (var day in table.Days.Where(day => day.Status == DayStatus.Failed))
            host.Tell(Tables.Printable($"error: {table.Table}: {Text(day.Day)}: {day.Error}"));
        if (table.Days.Count(day => day.Status == DayStatus.Left) is > 0 and var left)
            host.Tell($"error: {table.Table}: interrupted, {left} days are left; run it again");
    }

    private static string Text(DateOnly day) => day.ToString(PartitionLayout.Day.Format, CultureInfo.InvariantCulture);
}
