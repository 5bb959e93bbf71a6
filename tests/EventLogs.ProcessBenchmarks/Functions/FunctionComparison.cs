using EventLogs.Benchmarks.Comparing;

namespace EventLogs.ProcessBenchmarks.Functions;

/// <summary>The transform as a Lambda function beside its rivals, in turn: what the median round was like.</summary>
internal static class FunctionComparison
{
    private const int Starts = 41;
    private const int Lives = 7;

    /// <summary>Compares, and prints.</summary>
    /// <param name="folder">The folder of the published functions.</param>
    public static void Run(string folder)
    {
        var functions = Function.All(Path.Combine(folder, "firehose-transform", "bootstrap"));
        foreach (var rival in functions.Skip(1))
            FunctionLife.MustAnswerTheSame(functions[0], rival);
        double[][] starts = Rounds(functions, Starts, FunctionLife.FirstResponse);
        FunctionLife[][] lives = Rounds(functions, Lives, FunctionLife.Of);

        Console.WriteLine(
            $"\nAs a Lambda function: first response to {FunctionLife.Small.Count} records, then batches of {FunctionLife.Large.Request.Length:N0} bytes");
        Console.WriteLine($"  {"",-22}{"first response",21}{"memory, small",17}{"large (peak)",20}{"warm invocation",22}");
        for (var i = 0; i < functions.Count; i++)
        {
            Console.WriteLine(
                $"  {functions[i].Name,-22}{Compared(starts, i, it => it)}{Of(lives, i, it => it.SmallMemory),13:F1} MiB"
                + $"{Of(lives, i, it => it.LargeMemory),8:F1} ({Of(lives, i, it => it.Peak):F1}) MiB{Compared(lives, i, it => it.Warm)}");
        }

        foreach (var package in Directory.GetFiles(folder, "*.zip").Order(StringComparer.Ordinal))
            Console.WriteLine($"  {Path.GetFileName(package)}: {new FileInfo(package).Length:N0} bytes");
    }

    private static T[][] Rounds<T>(IReadOnlyList<Function> functions, int count, Func<Function, T> measure) =>
        [.. Enumerable.Range(0, count).Select(_ => functions.Select(measure).ToArray())];

    private static double Of<T>(T[][] rounds, int function, Func<T, double> what) =>
        Median.Of(rounds.Select(round => what(round[function])));

    private static string Compared<T>(T[][] rounds, int function, Func<T, double> what) =>
        $"{Of(rounds, function, what),9:F2} ms {Median.Of(rounds.Select(round => what(round[function]) / what(round[0]))),6:F1} x";
}
