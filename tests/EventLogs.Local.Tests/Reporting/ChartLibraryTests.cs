using System.Diagnostics;

namespace EventLogs.Local.Tests.Reporting;

/// <summary>The script that draws charts is what its sources give, bundled anew.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class ChartLibraryTests
{
    [Fact]
    public async Task It_is_the_bundle_of_the_versions_in_the_lock_file()
    {
        const string folder = "infra/EventLogs.Local/Reporting";
        using var temporary = new TempFolder();
        var bundle = temporary["charts.js"];
        var result = await ChildProcess.RunAsync(new ProcessStartInfo("node", [Path.Combine(Repository.Root, folder, "charts.mjs"), bundle]));

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.True(Repository.Read($"{folder}/Page/charts.js") == File.ReadAllText(bundle), $"Run: node {folder}/charts.mjs");
    }
}
