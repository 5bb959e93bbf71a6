namespace EventLogs.Generator.Tests.Importing.Coverage;

/// <summary>A class of its own, because classes run side by side.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class HostileCoverageTests
{
    [Fact]
    public async Task Hostile_exports_pass_the_whole_chain()
    {
        var report = await CoverageRun.OfAsync(Path.Combine(Repository.Tests, "Fixtures", "HostileExports"), CoverageTests.EventsPerSchema);

        report.AssertPassed();
    }
}
