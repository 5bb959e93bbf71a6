namespace EventLogs.Generator.Tests.Importing.Coverage;

[Trait(FastLane.Category, FastLane.Process)]
public sealed class CoverageTests
{
    /// <summary>The folder of the exports, when it is another than that of the fixtures.</summary>
    private const string RegistryVariable = "EVENTLOGS_REGISTRY";

    /// <summary>The page to write.</summary>
    private const string PageVariable = "EVENTLOGS_COVERAGE";

    internal const int EventsPerSchema = 1_000;

    private static readonly string Registry = Path.Combine(Repository.Tests, "Fixtures", "Registry");

    private static readonly HashSet<string> FixtureNames = [.. Directory.EnumerateFiles(Registry).Select(file => Path.GetFileName(file))];

    [Fact]
    public async Task Every_registry_export_passes_the_whole_chain()
    {
        var exports = Environment.GetEnvironmentVariable(RegistryVariable) is { Length: > 0 } folder ? folder : Registry;
        var report = await CoverageRun.OfAsync(exports, EventsPerSchema);
        if (Environment.GetEnvironmentVariable(PageVariable) is { Length: > 0 } page)
            await File.WriteAllTextAsync(page, CoveragePage.Of(report, FixtureNames));

        report.AssertPassed();
        if (exports == Registry)
            await AssertIsOnThePageAsync(report);
    }

    /// <summary>The page is made of more exports than the fixtures; what it says of these holds.</summary>
    private static async Task AssertIsOnThePageAsync(CoverageReport report)
    {
        var page = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "coverage.md"));

        Assert.Empty(report.Rows.Select(row => CoveragePage.Line(row, isFixture: true)).Except(page));
    }
}
