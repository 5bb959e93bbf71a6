using System.Diagnostics;
using System.Text.Json;

namespace EventLogs.Lambdas.Tests.Bootstrap;

/// <summary>For which processors a function's project is published.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("", "linux-x64", "x86-64-v3")]
    [InlineData("x86_64", "linux-x64", "x86-64-v3")]
    [InlineData("arm64", "linux-arm64", "")]
    public async Task A_function_is_built_for_the_processors_that_are_named(string architecture, string runtimeIdentifier, string instructions)
    {
        var properties = await PropertiesAsync(architecture);

        Assert.Equal(runtimeIdentifier, properties.GetProperty("RuntimeIdentifier").GetString());
        Assert.Equal(instructions, properties.GetProperty("IlcInstructionSet").GetString());
    }

    [Fact]
    public async Task Packages_for_other_processors_leave_the_lock_file_alone()
    {
        Assert.EndsWith("obj/packages.lock.json", (await PropertiesAsync("arm64")).GetProperty("NuGetLockFilePath").GetString(), StringComparison.Ordinal);
        Assert.Equal("", (await PropertiesAsync("x86_64")).GetProperty("NuGetLockFilePath").GetString());
    }

    private static async Task<JsonElement> PropertiesAsync(string architecture)
    {
        string[] names = ["RuntimeIdentifier", "IlcInstructionSet", "NuGetLockFilePath"];
        var start = new ProcessStartInfo("dotnet",
        [
            "msbuild", Path.Combine(Repository.Root, "infra", "EventLogs.Functions", "FirehoseTransform"), "-nodeReuse:false",
            $"-property:FunctionArchitecture={architecture}", .. names.Select(name => $"-getProperty:{name}"),
        ]);
        var result = await ChildProcess.RunAsync(start.WithoutTestHost());
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        using var document = JsonDocument.Parse(result.Output);
        return document.RootElement.GetProperty("Properties").Clone();
    }
}
