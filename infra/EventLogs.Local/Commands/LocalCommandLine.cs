using System.CommandLine;
using EventLogs.Local.Ingest;
using EventLogs.Local.Storage;
using EventLogs.Shared;
using EventLogs.Terminal;

namespace EventLogs.Local.Commands;

/// <summary>The command line <c>eventlogs-local</c>.</summary>
internal static class LocalCommandLine
{
    /// <summary>The bucket where none is named.</summary>
    public const string DefaultBucket = "bucket";

    /// <summary>The commands whose bucket may be in S3.</summary>
    private const string OnS3 = "partitions, replay, report and status";

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code: 0, or 1 with a message on the error console.</returns>
    public static Task<int> RunAsync(LocalHost host, IReadOnlyList<string> arguments)
    {
        var config = new Option<string?>("--config")
        {
            Description = "The eventlogs.json of the repository whose tables these are, or a folder of it. Default: the nearest above the current folder.",
            HelpName = "file|folder",
            Recursive = true,
        };
        var trace = new Option<bool>("--trace")
        {
            Description = $"Show where in the program an error came from. {Failures.TraceVariable}=1 does the same.",
            Recursive = true,
        };
        var output = new InvocationConfiguration
        {
            Output = host.Out.Profile.Out.Writer,
            Error = host.Error.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,
        };
        var parsed = Create(host, config, trace).Parse(AsOptions(arguments));
        host.Source.Settings = parsed.GetValue(config);
        var failures = new Failures(host.Error, parsed.GetValue(trace));
        return failures.CatchAsync(async () =>
        {
            if (CommandLineErrors.Report(parsed, ToolCommands.Local, output.Error))
                return 1;
            var exitCode = await parsed.InvokeAsync(output).ConfigureAwait(false);
            await output.Output.FlushAsync().ConfigureAwait(false);
            return exitCode;
        });
    }

    /// <summary>The command line.</summary>
    /// <param name="host">What the commands run with.</param>
    /// <param name="options">Options of all commands, besides the bucket.</param>
    public static RootCommand Create(LocalHost host, params ReadOnlySpan<Option> options)
    {
        var bucket = new Option<string>("--bucket")
        {
            Description = "The folder that stands for the S3 bucket; for " + OnS3 + " also s3://BUCKET.",
            HelpName = "folder",
            DefaultValueFactory = _ => DefaultBucket,
            Recursive = true,
        };
        var root = new RootCommand("The event-log pipeline on one machine: a folder for S3, DuckDB for Athena.")
        {
            bucket,
            IngestCommand.Create(host, bucket),
            FoldCommand.Create(host, bucket),
            QueryCommand.Create(host, bucket),
            QueriesCommand.Create(host),
            TablesCommand.Create(host, bucket),
            PartitionsCommand.Create(host, bucket),
            PartitionsCommand.CreateSync(host, bucket, "sync-partitions"),
            ReplayCommand.Create(host, bucket),
            RedriveCommand.Create(host),
            StatusCommand.Create(host, bucket),
            ReportCommand.Create(host, bucket),
            CostCommand.Create(host),
        };
        foreach (var command in host.Commands)
            root.Subcommands.Add(command(host, bucket));
        foreach (var option in options)
            root.Options.Add(option);
        CommonOptions.RefuseUnknownOptions(root);
        root.Options.OfType<VersionOption>().Single().Aliases.Add("-v");
        return root;
    }

    /// <summary>Runs a command's work over the bucket, once what an ingest left half done has been settled.</summary>
    public static async Task<int> RunAsync(LocalHost host, string folder, Func<LocalBucket, Task<int>> work)
    {
        if (S3Address.TryParse(folder, out _))
            return Fail(host, "this command works on a folder; those that take --bucket s3://BUCKET are " + OnS3);
        var bucket = new LocalBucket(folder);
        if (bucket.Exists)
            await new IngestJournal(bucket, () => [.. host.Catalog.Select(rule => rule.Table)]).RecoverAsync(CancellationToken.None).ConfigureAwait(false);
        return await work(bucket).ConfigureAwait(false);
    }

    /// <summary><c>version</c> and <c>help COMMAND</c> as the options that they are.</summary>
    private static IReadOnlyList<string> AsOptions(IReadOnlyList<string> arguments) => arguments switch
    {
        ["version", ..] => ["--version", .. arguments.Skip(1)],
        ["help", ..] => [.. arguments.Skip(1), "--help"],
        _ => arguments,
    };

    /// <summary>Says why a command failed.</summary>
    /// <returns>The exit code.</returns>
    public static int Fail(LocalHost host, string message)
    {
        host.Tell("error: " + message);
        return 1;
    }

    /// <summary>Says that there is no bucket yet.</summary>
    public static int FailWithoutBucket(LocalHost host, LocalBucket bucket) =>
        Fail(host, $"there is no bucket folder {bucket.Folder}: ingest events first, or name another one with --bucket");
}
