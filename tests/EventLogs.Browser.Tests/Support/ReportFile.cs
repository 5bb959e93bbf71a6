using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EventLogs.CompilerTestKit;
using EventLogs.Generated;
using EventLogs.Runtime.Catalog;

namespace EventLogs.BrowserTests.Support;

/// <summary>Reports that <c>eventlogs-local report</c> has written.</summary>
internal static class ReportFile
{
    /// <summary>Over queries that bring their rows along.</summary>
    public static Task<string> WriteAsync(TempFolder folder, params ImmutableArray<SavedQuery> queries) =>
        WriteAsync(folder, new LocalRun([], folder["bucket"]) { Queries = queries });

    /// <summary>Over CodeDeploy's queries and an empty bucket.</summary>
    public static Task<string> WriteEmptyAsync(TempFolder folder) => WriteAsync(folder, CodeDeploy(folder));

    /// <summary>Over CodeDeploy's queries and two months of made-up deployments, up to now.</summary>
    public static async Task<string> WriteScenarioAsync(TempFolder folder)
    {
        var start = DateTimeOffset.UtcNow.AddDays(-60).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var sample = await CommandLine.RunAsync(
            "sample", "aws.codedeploy", "--schemas", Schemas.Shipped, "--scenario", "--start", start, "--until", "now", "--count", "1000000");
        Assert.Equal((0, ""), (sample.ExitCode, sample.Error));
        var run = CodeDeploy(folder);
        var ingest = await run.RunAsync(Encoding.UTF8.GetBytes(sample.Out), "ingest", "-", "--arrival", "event", "--fold");
        Assert.Equal((0, ""), (ingest.ExitCode, ingest.Error));
        return await WriteAsync(folder, run);
    }

    private static LocalRun CodeDeploy(TempFolder folder) =>
        new(EventCatalog.Events, folder["bucket"]) { Views = EventCatalog.Views, Queries = EventCatalog.Queries };

    private static async Task<string> WriteAsync(TempFolder folder, LocalRun run)
    {
        Directory.CreateDirectory(folder["bucket"]);
        var path = folder["report.html"];
        var report = await run.RunAsync([], "report", "--output", path);
        Assert.Equal((0, ""), (report.ExitCode, report.Error));
        return path;
    }
}
