using System.CommandLine;
using System.Globalization;
using EventLogs.Input;
using EventLogs.Local.Ingest;
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
        var strict = new Option<bool>("--strict") { Description = "Exit code 1 when an event failed or matched no rule." };
        var format = CommonOptions.Format("table", "json");
        var verbose = new Option<bool>("--verbose") { Description = "List every event that did not become a line." };

        var command = new Command("ingest", "Read events into the bucket: rules, buffering, transform, objects and partitions as on AWS.")
        {
            paths, arrival, bufferingSize, again, fold, strict, format, verbose,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(fold) && result.GetResult(format)?.Tokens is [{ Value: "json" }])
                result.AddError("--fold has a table of its own: with --format json run the command fold after this one.");
        });
        command.SetAction((arguments, cancellation) => LocalCommandLine.RunAsync(host, arguments.GetValue(bucket)!, async target =>
        {
            var found = new InputFinder(host.OpenStandardInput).Find(arguments.GetValue(paths)!);
            var arrives = arguments.GetValue(arrival);
            var clock = arrives?.ClockOr(host.Clock) ?? host.Clock;
            var problems = new ProblemList(host.Error, arguments.GetValue(verbose));
            var options = new IngestOptions(arguments.GetValue(bufferingSize) * 1024 * 1024, arguments.GetValue(again), arrives is { Time: null });
            var exitCode = await RunAsync(host, target, found, options, clock, problems, arguments.GetValue(format) == "json", arguments.GetValue(strict), cancellation)
                .ConfigureAwait(false);
            if (arguments.GetValue(fold) && target.Exists && !cancellation.IsCancellationRequested)
                exitCode = Math.Max(exitCode, await FoldCommand.RunAsync(host, target, request => request, isJson: false, cancellation).ConfigureAwait(false));
            if (exitCode == 0 && arguments.GetValue(format) != "json")
                host.Consoles.Advise(new NextSteps(host, arguments.GetValue(bucket)!).AfterIngest());
            return exitCode;
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
        bool isJson,
        bool isStrict,
        CancellationToken cancellation)
    {
        if (!found.Errors.IsEmpty)
            return LocalCommandLine.Fail(host, string.Join("\nerror: ", found.Errors));

        bucket.Create();
        var run = new IngestRun(host.Catalog, bucket, options, clock, problems);
        var summary = await WithProgressAsync(host.Error, found, progress => run.RunAsync(found.Files, progress, cancellation))
            .ConfigureAwait(false);

        if (isJson)
            IngestReport.WriteJson(host.Out.Profile.Out.Writer, summary);
        else
            IngestReport.Show(host.Out, summary, options.ArrivesAtOwnTime);
        problems.Show();
        if (!found.Skipped.IsEmpty)
        {
            var read = string.Join(", ", InputBytes.Extensions);
            host.Tell($"{found.Skipped.Length} files skipped: in folders only {read} are read");
        }

        if (summary.SkippedFiles > 0)
            host.Tell($"{summary.SkippedFiles} files skipped: they have been read before, byte by byte; --again reads them again");
        if (summary.WasInterrupted)
        {
            return LocalCommandLine.Fail(host, summary.IsDelivered
                ? "interrupted: the events counted above are in the bucket, the rest was not read"
                : "interrupted: none of the events counted above is in the bucket; run it again");
        }

        if (isStrict && summary.Failed + summary.Unmatched > 0)
        {
            return LocalCommandLine.Fail(host, string.Create(
                CultureInfo.InvariantCulture, $"--strict: {summary.Failed:N0} events failed, {summary.Unmatched:N0} matched no rule; the others are in the bucket"));
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

    /// <summary>Reports at once, where <see cref="Progress{T}"/> would queue each report.</summary>
    private sealed class ByteProgress(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
