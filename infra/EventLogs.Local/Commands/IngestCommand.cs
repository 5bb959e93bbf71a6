using System.CommandLine;
using System.Globalization;
using EventLogs.Input;
using EventLogs.Local.Ingest;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary><c>ingest</c>: events in, partitioned log out.</summary>
internal static class IngestCommand
{
    private const int MaxBufferingMb = 128;

    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "Files, folders (all .json, .jsonl, .ndjson and .gz files in them), or - for standard input. JSON lines, "
                + "JSON values one after the other, or arrays of events; compressed with gzip or not.",
            Arity = ArgumentArity.OneOrMore,
        };
        var arrival = Arrival.CreateOption();
        var bufferingSize = new Option<int>("--buffering-size-mb")
        {
            Description = $"How many MB of lines an object holds, before compression: 1 to {MaxBufferingMb}.",
            HelpName = "MB",
            DefaultValueFactory = _ => 1,
        };
        bufferingSize.Validators.Add(result =>
        {
            if (result.GetValue(bufferingSize) is < 1 or > MaxBufferingMb)
                result.AddError($"--buffering-size-mb takes 1 to {MaxBufferingMb}.");
        });
        var again = new Option<bool>("--again") { Description = "Read files that have been read before, too: their events are added once more." };
        var fold = new Option<bool>("--fold") { Description = "Then write the closed days into the histories, as the command fold does." };
        var verbose = new Option<bool>("--verbose") { Description = "List every event that did not become a line." };

        var command = new Command("ingest", "Read events into the bucket: rules, buffering, transform, objects and partitions as on AWS.")
        {
            paths, arrival, bufferingSize, again, fold, verbose,
        };
        command.SetAction((arguments, cancellation) => LocalCommandLine.RunAsync(host, arguments.GetValue(bucket)!, async target =>
        {
            var found = new InputFinder(host.OpenStandardInput).Find(arguments.GetValue(paths)!);
            var arrives = arguments.GetValue(arrival);
            var clock = arrives?.ClockOr(host.Clock) ?? host.Clock;
            var problems = new ProblemList(host.Error, arguments.GetValue(verbose));
            var options = new IngestOptions(arguments.GetValue(bufferingSize) * 1024 * 1024, arguments.GetValue(again), arrives is { Time: null });
            var exitCode = await RunAsync(host, target, found, options, clock, problems, cancellation).ConfigureAwait(false);
            return arguments.GetValue(fold) && target.Exists && !cancellation.IsCancellationRequested
                ? Math.Max(exitCode, await FoldCommand.RunAsync(host, target, request => request, cancellation).ConfigureAwait(false))
                : exitCode;
        }));
        return command;
    }

    private static async Task<int> RunAsync(
        LocalHost host,
        LocalBucket bucket,
        InputFiles found,
        IngestOptions options,
        TimeProvider clock,
        ProblemList problems,
        CancellationToken cancellation)
    {
        if (!found.Errors.IsEmpty)
            return LocalCommandLine.Fail(host, string.Join("\nerror: ", found.Errors));

        bucket.Create();
        var run = new IngestRun(host.Catalog, bucket, options, clock, problems);
        var summary = await WithProgressAsync(host.Error, found, progress => run.RunAsync(found.Files, progress, cancellation))
            .ConfigureAwait(false);

        Show(host.Out, summary);
        if (options.ArrivesAtOwnTime)
            ShowArrival(host.Out, summary);
        problems.Show();
        if (!found.Skipped.IsEmpty)
        {
            var read = string.Join(", ", InputBytes.Extensions);
            host.Error.WriteLine($"{found.Skipped.Length} files skipped: in folders only {read} are read");
        }

        if (summary.SkippedFiles > 0)
            host.Error.WriteLine($"{summary.SkippedFiles} files skipped: they have been read before, byte by byte; --again reads them again");
        if (summary.WasInterrupted)
        {
            return LocalCommandLine.Fail(host, summary.IsDelivered
                ? "interrupted: the events counted above are in the bucket, the rest was not read"
                : "interrupted: none of the events counted above is in the bucket; run it again");
        }

        return summary.UnreadableFiles == 0 ? 0 : 1;
    }

    private static Task<IngestSummary> WithProgressAsync(
        IAnsiConsole console, InputFiles found, Func<IProgress<long>, Task<IngestSummary>> work)
    {
        if (!console.Profile.Capabilities.Interactive)
            return work(new ByteProgress(_ => { }));
        var bytes = found.Files.Sum(file => file.Length);
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask("Ingesting", maxValue: Math.Max(bytes, 1));
                task.IsIndeterminate = bytes == 0;
                return work(new ByteProgress(count => task.Increment(count)));
            });
    }

    private static void Show(IAnsiConsole console, IngestSummary summary)
    {
        var table = Tables.Create("Table", "Events#", "Lines#", "Bytes#", "Failed#");
        foreach (var (name, counts) in summary.Tables)
        {
            table.AddRow(
                new Text(name),
                Tables.Number(counts.Events),
                Tables.Number(counts.Lines),
                Tables.Number(counts.Bytes),
                Tables.Number(counts.Failed));
        }

        console.Write(table);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Events:N0} events: {summary.Lines:N0} lines, {summary.Failed:N0} failed, {summary.Unmatched:N0} unmatched"));
    }

    private static void ShowArrival(IAnsiConsole console, IngestSummary summary)
    {
        var without = summary.Timeless == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", but {summary.Timeless:N0} without one, which arrived now");
        console.WriteLine($"each event arrived at its own time{without}");
    }

    /// <summary>Reports at once, where <see cref="Progress{T}"/> would queue each report.</summary>
    private sealed class ByteProgress(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
