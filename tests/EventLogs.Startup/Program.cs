using EventLogs.Benchmarks.Comparing;
using EventLogs.Startup;
using EventLogs.Startup.Idiomatic;

if (args is ["--idiomatic"])
{
    await IdiomaticFunction.RunAsync();
    return;
}

// EventLogs.Startup <folder of the published functions> [starts] [lives]
var folder = args[0];
var functions = Function.All(Path.Combine(folder, "firehose-transform", "bootstrap"));
foreach (var rival in functions.Skip(1))
    Measurement.MustAnswerTheSame(functions[0], rival);
var starts = Rounds(1, 41, Measurement.FirstResponse);
var lives = Rounds(2, 7, Measurement.Of);

Console.WriteLine($"\nAs a Lambda function: first response to {Measurement.Small.Count} records, then batches of {Measurement.Large.Request.Length:N0} bytes");
Console.WriteLine($"  {"",-24}{"first response",22}{"memory, small",16}{"large (most)",18}{"warm invocation",22}");
for (var i = 0; i < functions.Count; i++)
{
    Console.WriteLine(
        $"  {functions[i].Name,-24}{Compared(starts, i, it => it)}{Of(lives, i, it => it.SmallMemory),12:F1} MiB"
        + $"{Of(lives, i, it => it.LargeMemory),8:F1} ({Of(lives, i, it => it.Peak):F1}) MiB{Compared(lives, i, it => it.Warm)}");
}

foreach (var package in Directory.GetFiles(folder, "*.zip").Order(StringComparer.Ordinal))
    Console.WriteLine($"  {Path.GetFileName(package)}: {new FileInfo(package).Length:N0} bytes");

// All functions in turn, again and again
T[][] Rounds<T>(int argument, int otherwise, Func<Function, T> measure)
{
    var count = args.Length > argument ? int.Parse(args[argument], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
    return [.. Enumerable.Range(0, count).Select(_ => functions.Select(measure).ToArray())];
}

static double Of<T>(T[][] rounds, int function, Func<T, double> what) => Median.Of(rounds.Select(round => what(round[function])));

static string Compared<T>(T[][] rounds, int function, Func<T, double> what) =>
    $"{Of(rounds, function, what),8:F2} ms {Median.Of(rounds.Select(round => what(round[function]) / what(round[0]))),6:F1} x";
