using EventLogs.Benchmarks.Comparing;

namespace EventLogs.ProcessBenchmarks.Start;

/// <summary>How long a person waits for each command, over the schemas of this repository and a small log: what is short is mostly the start.</summary>
internal static class StartTimes
{
    private const int Rounds = 9;

    /// <summary>Measures, and prints. The commands take turns, <c>dotnet --version</c> with them.</summary>
    /// <param name="eventlogs">The path of the generator's assembly.</param>
    /// <param name="local">The path of the assembly of <c>eventlogs-local</c>.</param>
    public static void Run(string eventlogs, string local)
    {
        using var folder = new TemporaryFolder();
        var (events, bucket) = (folder.PathOf("events.jsonl"), folder.PathOf("bucket"));
        new Tool(eventlogs).RunInto(events, "sample", "aws.codedeploy", "--scenario", "--count", "1000");
        new Tool(local).Run("ingest", events, "--bucket", bucket, "--fold");

        (string Name, Tool Tool, string[] Arguments)[] commands =
        [
            ("dotnet --version", new Tool("--version"), []),
            ("eventlogs --version", new Tool(eventlogs), ["--version"]),
            ("eventlogs explain", new Tool(eventlogs), ["explain", "EVL034"]),
            ("eventlogs list", new Tool(eventlogs), ["list"]),
            ("eventlogs lint", new Tool(eventlogs), ["lint"]),
            ("eventlogs generate --check", new Tool(eventlogs), ["generate", "--check"]),
            ("eventlogs diff", new Tool(eventlogs), ["diff", "--against", "schemas"]),
            ("eventlogs sample", new Tool(eventlogs), ["sample", "deployment_state_change"]),
            ("eventlogs-local --version", new Tool(local), ["--version"]),
            ("eventlogs-local queries", new Tool(local), ["queries"]),
            ("eventlogs-local tables", new Tool(local), ["tables", "--bucket", bucket]),
            ("eventlogs-local query 'SELECT 1'", new Tool(local), ["query", "SELECT 1", "--bucket", bucket]),
            ("eventlogs-local query deployments", new Tool(local), ["query", "SELECT count(*) FROM deployments", "--bucket", bucket]),
            ("eventlogs-local fold", new Tool(local), ["fold", "--bucket", bucket]),
        ];
        var times = Enumerable.Range(0, Rounds).Select(_ => commands.Select(command => command.Tool.Run(command.Arguments)).ToArray()).ToArray();

        Console.WriteLine("\nCommands, over the schemas of this repository and a log of 1,000 events: milliseconds from start to end (processor time in brackets)");
        foreach (var (index, command) in commands.Index())
        {
            var (wall, processor) = (Median.Of(times.Select(round => round[index].Wall)), Median.Of(times.Select(round => round[index].Processor)));
            Console.WriteLine($"  {command.Name,-36}{$"{wall * 1000:F0} ({processor * 1000:F0})",16}");
        }
    }
}
