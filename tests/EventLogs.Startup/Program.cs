using EventLogs.Benchmarks.Comparing;
using EventLogs.Startup;
using EventLogs.Startup.Idiomatic;

if (args is ["--idiomatic"])
{
    await IdiomaticFunction.RunAsync();
    return;
}

// EventLogs.Startup <folder of the published functions> [rounds]
var folder = args[0];
var rounds = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 15;
var functions = Function.All(Path.Combine(folder, "firehose-transform", "bootstrap"));
foreach (var rival in functions.Skip(1))
    Measurement.MustAnswerTheSame(functions[0], rival);
var measured = Enumerable.Range(0, rounds).Select(_ => functions.Select(Measurement.Of).ToArray()).ToArray();

Console.WriteLine($"\nAs a Lambda function: first response to {Measurement.Small.Count} records, then batches of {Measurement.Large.Request.Length:N0} bytes");
Console.WriteLine($"  {"",-24}{"first response",22}{"memory, small",16}{"large (most)",18}{"warm invocation",22}");
for (var i = 0; i < functions.Count; i++)
{
    Console.WriteLine(
        $"  {functions[i].Name,-24}{Compared(i, it => it.FirstResponse)}{Of(i, it => it.SmallMemory),12:F1} MiB"
        + $"{Of(i, it => it.LargeMemory),8:F1} ({Of(i, it => it.Peak):F1}) MiB{Compared(i, it => it.Warm)}");
}

foreach (var package in Directory.GetFiles(folder, "*.zip").Order(StringComparer.Ordinal))
    Console.WriteLine($"  {Path.GetFileName(package)}: {new FileInfo(package).Length:N0} bytes");

double Of(int function, Func<Measurement, double> what) => Median.Of(measured.Select(round => what(round[function])));

string Compared(int function, Func<Measurement, double> what) =>
    $"{Of(function, what),8:F2} ms {Median.Of(measured.Select(round => what(round[function]) / what(round[0]))),6:F1} x";
