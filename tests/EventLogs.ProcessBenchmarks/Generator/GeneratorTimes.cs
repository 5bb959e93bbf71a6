using EventLogs.Benchmarks.Comparing;

namespace EventLogs.ProcessBenchmarks.Generator;

/// <summary>How long the generator takes for one, for ten and for all schemas of a registry, and the C# compiler for what it writes.</summary>
internal static class GeneratorTimes
{
    private const int Rounds = 5;

    /// <summary>Measures, and prints.</summary>
    /// <param name="eventlogs">The path of the generator's assembly.</param>
    /// <param name="registry">A folder with the exports of a schema registry.</param>
    public static void Run(string eventlogs, string registry)
    {
        var tool = new Tool(eventlogs);
        using var folder = new TemporaryFolder();
        var all = folder.PathOf("all");
        tool.Run("import", registry, "--schemas", all);
        string[] schemas = [.. Directory.GetFiles(all, "*.schema.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

        Console.WriteLine("\nThe generator: seconds of its process, start included (processor time in brackets)");
        Console.WriteLine($"  {"schemas",-10}{"from nothing",20}{"nothing to do",20}{"peak memory",16}");
        foreach (var count in new[] { 1, 10, schemas.Length }.Where(count => count <= schemas.Length).Distinct())
            Print(count, Enumerable.Range(0, Rounds).Select(round => Once(tool, folder.PathOf($"{count}-{round}"), all, schemas[..count])).ToArray());

        Console.WriteLine("\nA build of it: seconds of 'dotnet build', restored before (processor time in brackets)");
        Console.WriteLine($"  {"schemas",-10}{"with JSON contexts",20}{"without",20}");
        foreach (var count in new[] { 10, schemas.Length }.Where(count => count <= schemas.Length).Distinct())
        {
            ProcessUsage Build(string contexts) =>
                new GeneratedBuild(tool, eventlogs, folder.PathOf($"{count}-{contexts}"), folder.PathOf($"{count}-0/schemas"), contexts).Measure();
            Console.WriteLine($"  {count,-10}{InSeconds(Build("each-event")),20}{InSeconds(Build("none")),20}");
        }
    }

    private static (ProcessUsage Fresh, ProcessUsage Again) Once(Tool tool, string folder, string all, string[] schemas)
    {
        var (input, output) = (Path.Combine(folder, "schemas"), Path.Combine(folder, "generated"));
        foreach (var schema in schemas)
        {
            var copy = Path.Combine(input, Path.GetRelativePath(all, schema));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(schema, copy);
        }

        string[] generate = ["generate", "--schemas", input, "--output", output];
        return (tool.Run(generate), tool.Run(generate));
    }

    private static string InSeconds(ProcessUsage usage) => $"{usage.Wall:F1} ({usage.Processor:F1})";

    private static void Print(int count, (ProcessUsage Fresh, ProcessUsage Again)[] rounds)
    {
        string Of(Func<(ProcessUsage Fresh, ProcessUsage Again), ProcessUsage> which) =>
            $"{Median.Of(rounds.Select(round => which(round).Wall)):F2} ({Median.Of(rounds.Select(round => which(round).Processor)):F2})";
        Console.WriteLine(
            $"  {count,-10}{Of(round => round.Fresh),20}{Of(round => round.Again),20}{Median.Of(rounds.Select(round => round.Fresh.PeakMemory)),12:F0} MiB");
    }
}
