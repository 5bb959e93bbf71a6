using EventLogs.Generator.Tests.TestKit;

namespace EventLogs.Generator.Tests.Importing.Coverage;

public sealed class CoverageTests
{
    /// <summary>The folder of the exports, when it is another than that of the fixtures.</summary>
    private const string RegistryVariable = "EVENTLOGS_REGISTRY";

    /// <summary>The page to write.</summary>
    private const string PageVariable = "EVENTLOGS_COVERAGE";

    private const int EventsPerSchema = 50;

    private static readonly string Fixtures = Path.Combine(Repository.Tests, "Fixtures");

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "coverage.md");

    [Fact]
    public async Task Every_registry_export_passes_the_whole_chain()
    {
        var rows = await CoverageRun.OfAsync(Environment.GetEnvironmentVariable(RegistryVariable) ?? Path.Combine(Fixtures, "Registry"), EventsPerSchema);
        if (Environment.GetEnvironmentVariable(PageVariable) is { Length: > 0 } page)
            await File.WriteAllTextAsync(page, CoveragePage.Of(rows, EventsPerSchema));

        Pass(rows);
        // the page is made of more exports than the fixtures; what it says of these still holds
        Assert.Empty(rows.Select(CoveragePage.Line).Except(await File.ReadAllLinesAsync(Page)));
    }

    [Fact]
    public async Task Hostile_exports_pass_the_whole_chain() => Pass(await CoverageRun.OfAsync(Path.Combine(Fixtures, "HostileExports"), EventsPerSchema));

    private static void Pass(IReadOnlyList<CoverageRow> rows)
    {
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(row.HasPassed, $"{row.Name}: {row.Stages.LastOrDefault()}"));
    }
}
