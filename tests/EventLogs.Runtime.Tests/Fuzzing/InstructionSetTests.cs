using System.Diagnostics;
using System.Globalization;
using EventLogs.Fuzz;

namespace EventLogs.Runtime.Tests.Fuzzing;

/// <summary>
/// Damaged events and requests, mapped by the run-time library and by its reference, between pages that cannot be read. Each
/// instruction set has code of its own and is switched off by the environment, so each is a process.
/// The long form is <c>./build.sh --target=fuzz</c>.
/// </summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class InstructionSetTests
{
#if DEBUG
    private const int Cases = 15_000;
#else
    private const int Cases = 75_000;
#endif

    [Theory]
    [InlineData("", 1)]
    [InlineData("DOTNET_EnableAVX512", 2)]
    [InlineData("DOTNET_EnableAVX2", 3)]
    [InlineData("DOTNET_EnableHWIntrinsic", 4)]
    public async Task No_difference_from_the_reference(string switchedOff, int seed)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FuzzRun).Assembly.Location, Text(Cases), Text(seed)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (switchedOff.Length > 0)
            start.Environment[switchedOff] = "0";
        using var process = ChildProcess.Start(start);
        var difference = process.StandardError.ReadToEndAsync();
        var summary = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await difference);
        // the two of this repository, the fixtures, and some thirty of the registry
        Assert.Matches($"^{Cases} cases of 3[0-9] kinds of events ", summary);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
