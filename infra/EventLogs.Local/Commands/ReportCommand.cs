using System.CommandLine;
using System.CommandLine.Parsing;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using EventLogs.Local.Mirror;
using EventLogs.Local.Query;
using EventLogs.Local.Reporting;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Commands;

/// <summary><c>report</c>: an HTML file over the saved queries.</summary>
internal static class ReportCommand
{
    // a hundred years
    private const int MaxDays = 36_525;

    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var since = new Option<int>("--since")
        {
            Description = $"How many days the report goes back: what queries have as their parameter '{ReportPeriod.Parameter}'.",
            HelpName = "90d",
            DefaultValueFactory = _ => 90,
            CustomParser = ParseDays,
        };
        var source = new Option<string?>("--source")
        {
            Description = "Take only the queries of this source, the name of its folder. Default: all.",
            HelpName = "source",
        };
        var output = new Option<string>("--output") { Description = "The file to write.", HelpName = "path", DefaultValueFactory = _ => "report.html" };
        var cache = new Option<string?>("--cache")
        {
            Description = "Where the objects of a bucket in S3 are kept, for the next report too. Default: a folder of the user's own.",
            HelpName = "folder",
        };
        var open = new Option<bool>("--open") { Description = "Open the report in the browser." };
        var format = CommonOptions.Format("text", "json");
        var command = new Command(
            "report", "Write an HTML page over the saved queries: charts, and the rows that they are drawn from. --bucket takes a folder or s3://BUCKET.")
        {
            since, source, output, cache, open, format,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var period = new ReportPeriod(arguments.GetValue(since), host.Clock.GetUtcNow());
            var queries = new Lazy<List<SavedQuery>>(() => Find(host, arguments.GetValue(source)));
            var path = arguments.GetValue(output)!;
            var address = arguments.GetValue(bucket)!;
            Task<int> WriteFromAsync(LocalBucket target, string? origin) =>
                WriteAsync(host, target, queries.Value, new ReportOrigin(period, origin), path);
            async Task<int> WriteFromS3Async(string name)
            {
                _ = queries.Value; // a source that no query is of is told before anything is fetched
                return await WriteFromAsync(await MirrorAsync(host, name, arguments.GetValue(cache), period, cancellation).ConfigureAwait(false), address).ConfigureAwait(false);
            }

            var exitCode = S3Address.TryParse(address, out var name)
                ? await WriteFromS3Async(name).ConfigureAwait(false)
                : await LocalCommandLine.RunAsync(
                    host, address, target => target.Exists ? WriteFromAsync(target, null) : Task.FromResult(LocalCommandLine.FailWithoutBucket(host, target))).ConfigureAwait(false);
            if (exitCode == 0 && arguments.GetValue(format) == "json")
                CommandJson.Write(host.Out.Profile.Out.Writer, ReportDocument.Of(path, period, queries.Value), CommandJsonContext.Default.ReportDocument);
            else if (exitCode == 0)
                await host.Out.Profile.Out.Writer.WriteLineAsync(path).ConfigureAwait(false);
            if (exitCode == 0 && arguments.GetValue(open))
                Open(host, path);
            else if (exitCode == 0 && arguments.GetValue(format) != "json")
                host.Consoles.Advise(new NextSteps(host, address).AfterReport());
            return exitCode;
        });
        return command;
    }

    /// <summary>The days of a bucket in S3 that a report reads, in a folder.</summary>
    private static async Task<LocalBucket> MirrorAsync(LocalHost host, string bucket, string? cache, ReportPeriod period, CancellationToken cancellation)
    {
        var local = new LocalBucket(cache ?? Path.Join(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "eventlogs", "s3", bucket));
        using var remote = new S3Bucket(bucket, host.Aws);
        var report = await new S3Mirror(remote, local)
            .UpdateAsync([.. host.Catalog.Select(log => log.Table)], period.FirstRead, cancellation).ConfigureAwait(false);
        host.Tell(string.Create(
            CultureInfo.InvariantCulture, $"s3://{bucket}: {report.Objects:N0} objects, of which {report.Fetched:N0} were fetched ({report.Bytes:N0} bytes) into {local.Folder}"));
        return local;
    }

    private static int ParseDays(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MaxDays)
            return days;
        result.AddError($"--since takes a number of days such as 90d, not '{text}'.");
        return 0;
    }

    /// <summary>In the order of their positions, then those with charts, then tables.</summary>
    private static List<SavedQuery> Find(LocalHost host, string? source)
    {
        if (host.Queries.IsEmpty)
            throw new InvalidDataException("there is no saved query to make a report of");
        var queries = host.Queries.Where(query => source is null || SourceOf(query) == source)
            .Select(query => (Query: query, Display: QueryDisplay.Read(query.Sql)))
            .OrderBy(item => item.Display.Position ?? int.MaxValue)
            .ThenBy(item => item.Display.Charts.IsEmpty)
            .Select(item => item.Query)
            .ToList();
        return queries is [_, ..]
            ? queries
            : throw new InvalidDataException($"no saved query is of the source '{source}', but of {string.Join(", ", host.Queries.Select(SourceOf).Distinct())}");
    }

    private static string SourceOf(SavedQuery query) => query.Id[..query.Id.LastIndexOf('/')];

    private static async Task<int> WriteAsync(LocalHost host, LocalBucket bucket, List<SavedQuery> queries, ReportOrigin origin, string path)
    {
        var run = new ReportQueries(
            origin, firstDay => new QueryEngine(bucket, host.Logs, host.Views) { KeepsViews = true, FirstDay = firstDay });
        var sections = run.Run(queries);
        foreach (var warning in run.Warnings)
            host.Tell(Tables.Printable("warning: " + warning));
        foreach (var (query, error) in run.Failures)
            host.Tell(Tables.Printable($"error: {query.Id}: {error}"));
        if (run.Failures.Count > 0)
            return 1;

        var title = string.Join(", ", queries.Select(SourceOf).Distinct());
        var page = ReportPage.Write(title, ReportJson.Write(title, origin, sections));
        return await WholeFile.ReplaceAsync(path, async partial =>
        {
            await File.WriteAllTextAsync(partial, page).ConfigureAwait(false);
            return 0;
        }).ConfigureAwait(false);
    }

    private static void Open(LocalHost host, string path)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(Path.GetFullPath(path)) { UseShellExecute = true });
        }
        catch (Win32Exception exception)
        {
            host.Tell($"warning: the report could not be opened: {exception.Message}");
        }
    }
}
