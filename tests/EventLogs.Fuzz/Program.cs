using System.Globalization;
using System.Runtime.Intrinsics;
using EventLogs.Fuzz;
using EventLogs.Fuzz.Executable;

// Exit code 1 and the case on a difference:
// EventLogs.Fuzz [cases] [seed]
// EventLogs.Fuzz --executable <bootstrap of the transform> [records] [seed]
if (args is ["--executable", var executable, ..])
{
    var records = Number(args, 2, 200_000);
    var throughIt = new ExecutableRun(executable, (int)Number(args, 3, 1));
    return Report(
        await throughIt.FindDifferenceAsync(records),
        () => $"{records} records through the executable, {throughIt.Mapped} mapped, {throughIt.Reasons.Count - 1} reasons, no difference");
}

var cases = Number(args, 0, 300_000);
var run = new FuzzRun((int)Number(args, 1, 1));
return Report(
    await run.FindDifferenceAsync(cases),
    () => $"{cases} cases of {run.MappedKinds.Count} kinds of events with vectors of {VectorBits()} bits, no difference");

static int Report(string? difference, Func<string> success)
{
    (difference is null ? Console.Out : Console.Error).WriteLine(difference ?? success());
    return difference is null ? 0 : 1;
}

static long Number(string[] args, int at, long otherwise) =>
    args.Length > at ? long.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

static int VectorBits() =>
    Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
