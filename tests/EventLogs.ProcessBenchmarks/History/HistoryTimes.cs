using System.Text.Json.Nodes;
using EventLogs.Benchmarks.Comparing;

namespace EventLogs.ProcessBenchmarks.History;

/// <summary>
/// What the history costs and what it saves: bytes and objects of both layers, the time and memory of a fold and of a report, and for
/// five saved queries the bytes and the time that they take over log, history and view.
/// </summary>
internal static class HistoryTimes
{
    private const int Rounds = 3;
    private const int EventsOfScenario = 34_000;
    private const string Source = "aws.codedeploy";

    // up to now, because saved queries ask for the last days
    private const int Days = 90;

    /// <summary>Measures, and prints.</summary>
    /// <param name="eventlogs">The path of the generator's assembly: it makes the events.</param>
    /// <param name="local">The path of the assembly of <c>eventlogs-local</c>.</param>
    /// <param name="counts">About how many events in ninety days.</param>
    public static void Run(string eventlogs, string local, IEnumerable<int> counts)
    {
        var today = DateTime.UtcNow.Date;
        foreach (var count in counts)
        {
            using var folder = new TemporaryFolder();
            var bucket = folder.PathOf("bucket");
            var schemas = CopyScaled(folder.PathOf("schemas"), Math.Max(1, count / EventsOfScenario));
            Fill(eventlogs, local, $"--start {today.AddDays(-Days):yyyy-MM-dd} --until {today:yyyy-MM-dd} --schemas {schemas}", "--arrival event", bucket);
            var fold = new Tool(local).Run("fold", "--bucket", bucket);
            PrintLayers(bucket, count, fold);
            PrintQueries(new Tool(local), bucket, folder.PathOf("answer"));
            PrintReport(new Tool(local), bucket, folder.PathOf("report.html"));
        }

        PrintDay(eventlogs, local);
    }

    private static void PrintLayers(string bucket, int count, ProcessUsage fold)
    {
        var tables = new DirectoryInfo(Path.Combine(bucket, "history")).GetDirectories().Select(table => table.Name);
        Console.WriteLine($"\nAbout {count:N0} events of CodeDeploy in 90 days, on disk");
        Console.WriteLine($"  {"table",-28}{"log, objects",14}{"log, bytes",16}{"history, objects",18}{"history, bytes",16}");
        foreach (var table in tables)
        {
            var (log, history) = (Files(Path.Combine(bucket, table), "*.gz"), Files(Path.Combine(bucket, "history", table), "*.parquet"));
            Console.WriteLine($"  {table,-28}{log.Count,14:N0}{log.Bytes,16:N0}{history.Count,18:N0}{history.Bytes,16:N0}");
        }

        Console.WriteLine($"  fold of all days: {fold.Wall:F1} s ({fold.Processor:F1} s of processor time), at most {fold.PeakMemory:F0} MiB");
    }

    private static void PrintQueries(Tool local, string bucket, string answer)
    {
        var start = Ask(local, bucket, "SELECT 1 AS one", answer);
        Console.WriteLine($"\n  bytes read and seconds of five saved queries; the start of the tool ({start.BytesRead / 1e6:F0} MB, {start.Wall:F2} s) is taken off");
        Console.WriteLine($"  {"query",-24}{"log",20}{"history",20}{"view",20}{"bytes: log/history, log/view",32}{"time",14}");
        foreach (var (name, logSql, historySql, viewSql) in LayeredQueries.All())
        {
            var log = Without(start, Ask(local, bucket, logSql, answer));
            var expected = Rows(answer);
            var view = Without(start, Ask(local, bucket, viewSql, answer));
            if (Rows(answer) != expected)
                throw new InvalidOperationException($"{name}: the view answers\n{Rows(answer)}\nand the log\n{expected}");
            var history = Without(start, Ask(local, bucket, historySql, answer));
            Console.WriteLine(
                $"  {name,-24}{Of(log),20}{Of(history),20}{Of(view),20}"
                + $"{(double)log.BytesRead / history.BytesRead,22:F0}{(double)log.BytesRead / view.BytesRead,10:F0}"
                + $"{log.Wall / history.Wall,8:F1}{log.Wall / view.Wall,6:F1}");
        }
    }

    private static void PrintReport(Tool local, string bucket, string page)
    {
        var rounds = Enumerable.Range(0, Rounds).Select(_ => local.Run("report", "--bucket", bucket, "--output", page)).ToList();
        Console.WriteLine(
            $"\n  report of the saved queries: {Median.Of(rounds.Select(round => round.Wall)):F1} s ({Median.Of(rounds.Select(round => round.Processor)):F1} s of processor time), "
            + $"at most {rounds.Max(round => round.PeakMemory):F0} MiB; the page has {new FileInfo(page).Length / 1e6:F1} MB");
    }

    /// <summary>An answer without the names of its columns, some of which are those of views.</summary>
    private static string Rows(string answer) => string.Join('\n', File.ReadLines(answer).Skip(1));

    /// <summary>A million events that arrive on one day.</summary>
    private static void PrintDay(string eventlogs, string local)
    {
        using var folder = new TemporaryFolder();
        var bucket = folder.PathOf("bucket");
        Fill(eventlogs, local, "--count 1000000", "--arrival 2026-01-05T12:00:00Z", bucket);
        var folds = Enumerable.Range(0, Rounds).Select(_ => new Tool(local).Run("fold", "--force", "--bucket", bucket)).ToList();
        Console.WriteLine(
            $"\nFold of a day of 1,000,000 events: {Median.Of(folds.Select(fold => fold.Wall)):F1} s "
            + $"({Median.Of(folds.Select(fold => fold.Processor)):F1} s of processor time), at most {folds.Max(fold => fold.PeakMemory):F0} MiB; "
            + $"{Files(Path.Combine(bucket, "history"), "*.parquet").Bytes / 1e6:F1} bytes an event");
    }

    private static ProcessUsage Ask(Tool local, string bucket, string sql, string answer)
    {
        var rounds = Enumerable.Range(0, Rounds)
            .Select(_ => local.RunInto(answer, "query", "--format", "csv", "--bucket", bucket, sql))
            .ToList();
        return new ProcessUsage(
            Median.Of(rounds.Select(round => round.Wall)), Median.Of(rounds.Select(round => round.Processor)),
            rounds.Max(round => round.PeakMemory), rounds.Max(round => round.BytesRead));
    }

    // nothing takes less than nothing, and a ratio is made of it
    private static ProcessUsage Without(ProcessUsage start, ProcessUsage whole) =>
        whole with { Wall = Math.Max(0.001, whole.Wall - start.Wall), BytesRead = Math.Max(1, whole.BytesRead - start.BytesRead) };

    private static string Of(ProcessUsage usage) => $"{usage.BytesRead / 1e6:F2} MB, {usage.Wall:F2} s";

    private static void Fill(string eventlogs, string local, string sample, string ingest, string bucket)
    {
        var dotnet = Environment.ProcessPath;
        var command = $"'{dotnet}' '{eventlogs}' sample {Source} --scenario {sample} | '{dotnet}' '{local}' ingest - {ingest} --bucket '{bucket}'";
        using var shell = ChildProcess.Start("/bin/sh", ["-c", command], ChildProcess.Inherited);
        shell.WaitForSuccess();
    }

    /// <summary>The schemas, with a scenario of so many times as many applications.</summary>
    private static string CopyScaled(string folder, int scale)
    {
        foreach (var file in Directory.GetDirectories("schemas").SelectMany(source => Directory.GetFiles(source, "*.json")))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath("schemas", file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var path = Path.Combine(folder, Source, "scenario.json");
        var scenario = JsonNode.Parse(File.ReadAllText(path))!;
        var applications = scenario["entities"]![0]!;
        applications["count"] = (int)applications["count"]! * scale;
        applications["values"]!["application"] = "application-{digits 6}";
        File.WriteAllText(path, scenario.ToJsonString());
        return folder;
    }

    private static (int Count, long Bytes) Files(string folder, string pattern)
    {
        var files = new DirectoryInfo(folder).GetFiles(pattern, SearchOption.AllDirectories);
        return (files.Length, files.Sum(file => file.Length));
    }
}
