using EventLogs.Generator.Tests.TestKit;

namespace EventLogs.Generator.Tests.Importing.Coverage;

public sealed class CoverageTests
{
    /// <summary>The folder of the exports, when it is another than that of the fixtures.</summary>
    private const string RegistryVariable = "EVENTLOGS_REGISTRY";

    /// <summary>The page to write.</summary>
    private const string PageVariable = "EVENTLOGS_COVERAGE";

    private const int EventsPerSchema = 50;

    private static readonly string Fixtures = Path.Combine(Repository.Tests, "Fixtures", "Registry");

    [Fact]
    public async Task Every_registry_export_passes_the_whole_chain()
    {
        var rows = await CoverageRun.OfAsync(Environment.GetEnvironmentVariable(RegistryVariable) ?? Fixtures, EventsPerSchema);
        if (Environment.GetEnvironmentVariable(PageVariable) is { Length: > 0 } page)
            await File.WriteAllTextAsync(page, CoveragePage.Of(rows, EventsPerSchema));

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(!row.HasFailed && row.Stages.Count == 6, $"{row.Name}: {row.Stages.LastOrDefault()}"));
    }
}
