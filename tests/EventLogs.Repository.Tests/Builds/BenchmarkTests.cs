namespace EventLogs.RepositoryTests.Builds;

/// <summary>What the benchmark compares does the same work, also after a column has been added.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class BenchmarkTests
{
    private const string Benchmarks = "tests/EventLogs.Benchmarks/bin/Release/net10.0/EventLogs.Benchmarks.dll";

    [Fact]
    public void All_rivals_give_the_answer_of_the_transform()
    {
        var result = ChildProcess.Run(new Dictionary<string, string>(), "dotnet", Benchmarks, "--check");

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Contains("mixed-2000: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("deep-1000: 4 give the same answer", result.Output, StringComparison.Ordinal);
    }
}
