using System.CommandLine;
using System.CommandLine.Parsing;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
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
        var open = new Option<bool>("--open") { Description = "Open the report in the browser." };
        var command = new Command("report", "Write an HTML page over the saved queries: charts, and the rows that they are drawn from.") { since, source, output, open };
        command.SetAction((arguments, _) => LocalCommandLine.RunAsync(host, arguments.GetValue(bucket)!, async target =>
        {
            if (!target.Exists)
                return LocalCommandLine.FailWithoutBucket(host, target);
            var queries = Find(host, arguments.GetValue(source));
            var path = arguments.GetValue(output)!;
            var period = new ReportPeriod(arguments.GetValue(since), host.Clock.GetUtcNow());
            var exitCode = await WriteAsync(host, target, queries, period, path).ConfigureAwait(false);
            if (exitCode == 0 && arguments.GetValue(open))
                Open(host, path);
            return exitCode;
        }));
        return command;
    }

    private static int ParseDays(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MaxDays)
            return days;
        result.AddError($"--since takes a number of days such as 90d, not '{text}'.");
        return 0;
    }

    /// <summary>Tiles and charts first, then tables.</summary>
    private static List<SavedQuery> Find(LocalHost host, string? source)
    {
        if (host.Queries.IsEmpty)
            throw new InvalidDataException("there is no saved query to make a report of");
        var queries = host.Queries.Where(query => source is null || SourceOf(query) == source)
            .OrderBy(query => QueryDisplay.Read(query.Sql).Charts.IsEmpty)
            .ToList();
        return queries is [_, ..]
            ? queries
            : throw new InvalidDataException($"no saved query is of the source '{source}', but of {string.Join(", ", host.Queries.Select(SourceOf).Distinct())}");
    }

    private static string SourceOf(SavedQuery query) => query.Id[..query.Id.LastIndexOf('/')];

    private static async Task<int> WriteAsync(LocalHost host, LocalBucket bucket, List<SavedQuery> queries, ReportPeriod period, string path)
    {
        var run = new ReportQueries(
            period, firstDay => new QueryEngine(bucket, host.Catalog, host.Views) { KeepsViews = true, FirstDay = firstDay });
        var sections = run.Run(queries);
        foreach (var warning in run.Warnings)
            host.Tell(Tables.Printable("warning: " + warning));
        foreach (var (query, error) in run.Failures)
            host.Tell(Tables.Printable($"error: {query.Id}: {error}"));
        if (run.Failures.Count > 0)
            return 1;

        var title = string.Join(", ", queries.Select(SourceOf).Distinct());
        var page = ReportPage.Write(title, ReportJson.Write(title, period, sections));
        var exitCode = await WholeFile.ReplaceAsync(path, async partial =>
        {
            await File.WriteAllTextAsync(partial, page).ConfigureAwait(false);
            return 0;
        }).ConfigureAwait(false);
        await host.Out.Profile.Out.Writer.WriteLineAsync(path).ConfigureAwait(false);
        return exitCode;
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
