using System.Diagnostics;

namespace EventLogs.RepositoryTests.Builds;

/// <summary>What build.cake says of arguments.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class CakeTests
{
    [Theory]
    [InlineData("--target=tset", "There is no target tset. Did you mean test? There are: default, ")]
    [InlineData("--target=buidl", "There is no target buidl. Did you mean build? There are: default, ")]
    [InlineData("--target=nothing-like-it", "There is no target nothing-like-it. There are: default, ")]
    [InlineData("--allow-braking", "There is no option --allow-braking. Did you mean --allow-breaking? There are: --target, ")]
    public async Task What_is_misspelt_is_an_error_that_names_what_there_is(string argument, string expected)
    {
        var result = await RunAsync(argument);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, result.Output + result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_every_target_with_its_description()
    {
        var result = await RunAsync("--target=help");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches("\n  unit +Build, and run the tests", result.Output);
        Assert.Matches("\n  compat +Fail on breaking changes", result.Output);
    }

    private static Task<ProcessResult> RunAsync(string argument) =>
        ChildProcess.RunAsync(new ProcessStartInfo("dotnet", ["cake", "--verbosity=quiet", argument]) { WorkingDirectory = Repository.Root }.WithoutTestHost());
}
