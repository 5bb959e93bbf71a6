namespace EventLogs.Generator.Tests.Importing.Coverage;

[Trait(FastLane.Category, FastLane.Process)]
public sealed class CoverageTests
{
    /// <summary>The folder of the exports, when it is another than that of the fixtures.</summary>
    private const string RegistryVariable = "EVENTLOGS_REGISTRY";

    /// <summary>The page to write.</summary>
    private const string PageVariable = "EVENTLOGS_COVERAGE";

    private const int EventsPerSchema = 1_000;

    private static readonly string Fixtures = Path.Combine(Repository.Tests, "Fixtures");

    private static readonly string Registry = Path.Combine(Fixtures, "Registry");

    private static readonly HashSet<string> FixtureNames = [.. Directory.EnumerateFiles(Registry).Select(file => Path.GetFileName(file))];

    [Fact]
    public async Task Every_registry_export_passes_the_whole_chain()
    {
        var exports = Environment.GetEnvironmentVariable(RegistryVariable) is { Length: > 0 } folder ? folder : Registry;
        var report = await CoverageRun.OfAsync(exports, EventsPerSchema);
        if (Environment.GetEnvironmentVariable(PageVariable) is { Length: > 0 } page)
            await File.WriteAllTextAsync(page, CoveragePage.Of(report, FixtureNames));

        Pass(report);
        if (exports == Registry)
            await AssertIsOnThePageAsync(report);
    }

    [Fact]
    public async Task Hostile_exports_pass_the_whole_chain() => Pass(await CoverageRun.OfAsync(Path.Combine(Fixtures, "HostileExports"), EventsPerSchema));

    /// <summary>The page is made of more exports than the fixtures; what it says of these holds.</summary>
    private static async Task AssertIsOnThePageAsync(CoverageReport report)
    {
        var page = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "coverage.md"));

        Assert.Empty(report.Rows.Select(row => CoveragePage.Line(row, isFixture: true)).Except(page));
    }

    private static void Pass(CoverageReport report)
    {
        Assert.NotEmpty(report.Rows);
        NonEmpty.All(report.Rows, row => Assert.True(row.HasPassed, $"{row.Name}: {row.Stages.LastOrDefault()}"));
    }
}
