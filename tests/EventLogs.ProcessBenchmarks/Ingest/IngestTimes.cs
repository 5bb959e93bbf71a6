using System.Diagnostics;
using System.IO.Compression;
using EventLogs.Benchmarks.Comparing;

namespace EventLogs.ProcessBenchmarks.Ingest;

/// <summary>
/// How long an ingest takes and how much memory, and how long each of its stages takes alone: to read, to transform, and to compress
/// the same lines into the same objects and do nothing else.
/// </summary>
internal static class IngestTimes
{
    private const int Rounds = 3;

    /// <summary>Measures, and prints.</summary>
    /// <param name="eventlogs">The path of the generator's assembly: it makes the events.</param>
    /// <param name="local">The path of the assembly of <c>eventlogs-local</c>.</param>
    /// <param name="counts">How many events.</param>
    public static void Run(string eventlogs, string local, IEnumerable<int> counts)
    {
        Console.WriteLine("\nIngest of CodeDeploy events on this machine: seconds (processor time in brackets, and of the stages)");
        Console.WriteLine($"  {"events",-12}{"ingest",18}{"reading",10}{"transform",12}{"gzip",18}{"peak memory",16}{"events, bytes",18}{"lines, bytes",18}{"objects",10}");
        foreach (var count in counts)
        {
            using var folder = new TemporaryFolder();
            var events = folder.PathOf("events.jsonl");
            new Tool(eventlogs).RunInto(events, "sample", "aws.codedeploy", "--scenario", "--count", $"{count}");
            var rounds = Enumerable.Range(0, Rounds).Select(round => Once(new Tool(local), events, folder.PathOf($"bucket-{round}"))).ToArray();
            Console.WriteLine(
                $"  {count,-12:N0}{Of(rounds, round => round.Ingest),18}"
                + $"{Median.Of(rounds.Select(round => round.Reading)),10:F2}{Median.Of(rounds.Select(round => round.Transform)),12:F2}"
                + $"{Of(rounds, round => round.Gzip),18}"
                + $"{Median.Of(rounds.Select(round => round.Ingest.PeakMemory)),12:F0} MiB{new FileInfo(events).Length,18:N0}"
                + $"{rounds[0].Lines,18:N0}{rounds[0].Objects,10:N0}");
        }
    }

    private static Round Once(Tool local, string events, string bucket)
    {
        var ingest = local.Run("ingest", events, "--bucket", bucket);
        var objects = Directory.GetFiles(bucket, "*.gz", SearchOption.AllDirectories);
        var (lines, wall, processor) = (0L, 0.0, 0.0);
        foreach (var path in objects)
        {
            var content = Decompress(path);
            var gzip = Compress(content);
            (lines, wall, processor) = (lines + content.Length, wall + gzip.Wall, processor + gzip.Processor);
        }

        var stages = IngestStages.InProcess(events, bucket + "-stages");
        return new Round(ingest, stages.Reading, stages.Transform, new ProcessUsage(wall, processor, 0), lines, objects.Length);
    }

    private static byte[] Decompress(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    private static ProcessUsage Compress(byte[] content)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), ThreadTime.Nanoseconds());
        using (var gzip = new GZipStream(new MemoryStream(), CompressionLevel.Optimal))
            gzip.Write(content);
        return new ProcessUsage(Stopwatch.GetElapsedTime(start).TotalSeconds, (ThreadTime.Nanoseconds() - before) / 1e9, 0);
    }

    private static string Of(Round[] rounds, Func<Round, ProcessUsage> which) =>
        $"{Median.Of(rounds.Select(round => which(round).Wall)):F2} ({Median.Of(rounds.Select(round => which(round).Processor)):F2})";

    private sealed record Round(ProcessUsage Ingest, double Reading, double Transform, ProcessUsage Gzip, long Lines, int Objects);
}
