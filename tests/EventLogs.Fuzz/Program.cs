using System.Globalization;
using System.Runtime.Intrinsics;
using EventLogs.Fuzz;

// EventLogs.Fuzz [cases] [seed]: exit code 1 and the case on a difference
var cases = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 300_000;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var run = new FuzzRun(seed);
if (await run.FindDifferenceAsync(cases) is { } difference)
{
    Console.Error.WriteLine(difference);
    return 1;
}

Console.WriteLine($"{cases} cases of {run.MappedKinds.Count} kinds of events with vectors of {VectorBits()} bits, no difference");
return 0;

static int VectorBits() =>
    Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
