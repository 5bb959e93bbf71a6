using EventLogs.Benchmarks.Comparing;

namespace EventLogs.ProcessBenchmarks.Start;

/// <summary>How long a person waits for each command, over the schemas of this repository and a small log: what is short is mostly the start.</summary>
internal static class StartTimes
{
    private const int Rounds = 9;

    /// <summary>Measures, and prints the rows of the table in docs/performance.md. The commands take turns, those of others with them.</summary>
    /// <param name="eventlogs">The path of the generator's assembly.</param>
    /// <param name="local">The path of the assembly of <c>eventlogs-local</c>.</param>
    public static void Run(string eventlogs, string local)
    {
        using var folder = new TemporaryFolder();
        StartedCommand[] commands =
        [
            new("dotnet --version", () => new Tool("--version").Run()),
            .. DuckDbAlone.Find(local, folder),
            .. Of(new Tool(eventlogs), "eventlogs", ToGenerate(folder)),
            .. Of(new Tool(local), "eventlogs-local", ToAsk(eventlogs, local, folder)),
        ];
        var times = Enumerable.Range(0, Rounds).Select(_ => commands.Select(command => command.Run()).ToArray()).ToArray();

        Console.WriteLine("\nCommands, over the schemas of this repository and a log of 1,000 events, from start to end");
        Console.WriteLine("\n| Command | Milliseconds | Processor time |\n|---|---|---|");
        foreach (var (index, command) in commands.Index())
        {
            var (wall, processor) = (Median.Of(times.Select(round => round[index].Wall)), Median.Of(times.Select(round => round[index].Processor)));
            Console.WriteLine($"| `{command.Name}` | {wall * 1000:F0} | {processor * 1000:F0} |");
        }
    }

    private static IEnumerable<StartedCommand> Of(Tool tool, string program, IEnumerable<(string Name, string[] Arguments)> commands) =>
        commands.Select(command => new StartedCommand($"{program} {command.Name}", () => tool.Run(command.Arguments)));

    private static IEnumerable<(string Name, string[] Arguments)> ToGenerate(TemporaryFolder folder) =>
    [
        ("--version", ["--version"]),
        ("--help", ["--help"]),
        ("init", ["init", folder.PathOf("repository"), "--name", "Shop"]),
        ("generate", ["generate", "--output", folder.PathOf("generated")]),
        ("generate --check", ["generate", "--check"]),
        ("lint", ["lint"]),
        ("format", ["format", "--check"]),
        ("list", ["list"]),
        ("import", ["import", "--sample", "schemas/aws.codedeploy/samples/deployment-state-change.start.json", "--schemas", folder.PathOf("imported")]),
        ("diff", ["diff", "--against", "schemas"]),
        ("sample", ["sample", "deployment_state_change"]),
        ("explain", ["explain", "EVL034"]),
        ("diagnostics", ["diagnostics"]),
        ("changes", ["changes"]),
        ("completion", ["completion", "bash"]),
    ];

    /// <summary>Those that ask AWS wait for it: of them the help is measured.</summary>
    private static IEnumerable<(string Name, string[] Arguments)> ToAsk(string eventlogs, string local, TemporaryFolder folder)
    {
        var (events, bucket, repository) = (folder.PathOf("events.jsonl"), folder.PathOf("bucket"), folder.PathOf("commits"));
        new Tool(eventlogs).RunInto(events, "sample", "aws.codedeploy", "--scenario", "--count", "1000");
        new Tool(local).Run("ingest", events, "--bucket", bucket, "--fold");
        Git("init", "--quiet", repository);
        Git("-C", repository, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "--allow-empty", "--message", "First");
        string[] onBucket = ["--bucket", bucket];
        return
        [
            ("--version", ["--version"]),
            ("--help", ["--help"]),
            ("ingest", ["ingest", events, "--again", "--bucket", folder.PathOf("ingested")]),
            ("fold", ["fold", .. onBucket]),
            ("query 'SELECT 1'", ["query", "SELECT 1", .. onBucket]),
            ("query failure-rate", ["query", "failure-rate", .. onBucket]),
            ("queries", ["queries"]),
            ("tables", ["tables", .. onBucket]),
            ("partitions check", ["partitions", "check", .. onBucket]),
            ("partitions repair", ["partitions", "repair", .. onBucket]),
            ("partitions sync", ["partitions", "sync", .. onBucket]),
            ("sync-partitions", ["sync-partitions", .. onBucket]),
            ("replay", ["replay", "--dry-run", .. onBucket]),
            ("status", ["status", .. onBucket]),
            ("report", ["report", "--output", folder.PathOf("report.html"), .. onBucket]),
            ("cost", ["cost"]),
            ("commits", ["commits", repository, "--repository", "example-org/shop"]),
            ("backfill --help", ["backfill", "--help"]),
            ("reconcile --help", ["reconcile", "--help"]),
            ("redrive --help", ["redrive", "--help"]),
        ];
    }

    private static void Git(params string[] arguments)
    {
        using var process = ChildProcess.Start(SearchPath.Find("git") ?? throw new InvalidOperationException("There is no git."), arguments, ChildProcess.Inherited);
        process.WaitForSuccess();
    }
}

/// <summary>A command that is measured.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Run">Runs it to its end.</param>
internal sealed record StartedCommand(string Name, Func<ProcessUsage> Run);
