using System.Text.Json;
using Microsoft.Playwright;

namespace EventLogs.BrowserTests;

/// <summary>A page says nothing on the console, asks for nothing, and everybody can use it.</summary>
[Collection(Support.BrowserTests.Name)]
public sealed class CleanPageTests(Browser browser, SharedReports reports)
{
    private static readonly string Axe = Repository.Read("node_modules/axe-core/axe.min.js");

    /// <summary>Every report, in both colors, wide and narrow.</summary>
    public static TheoryData<string, ColorScheme, int> Pages()
    {
        var pages = new TheoryData<string, ColorScheme, int>();
        foreach (var report in new[] { "scenario", "kinds", "empty" })
        {
            pages.Add(report, ColorScheme.Light, 1280);
            pages.Add(report, ColorScheme.Dark, 1280);
            pages.Add(report, ColorScheme.Light, 360);
        }

        return pages;
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task It_is_quiet_and_accessible(string report, ColorScheme scheme, int width)
    {
        await using var page = await browser.OpenAsync(await WriteAsync(report), width, scheme);
        await page.OpenTablesAsync();

        Assert.Empty(await ViolationsAsync(page));
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task What_the_policy_does_not_name_does_not_run()
    {
        await using var page = await browser.OpenAsync(await reports.KindsAsync());
        await page.AskAsync<object>("() => { const script = document.createElement('script'); script.textContent = 'document.title = `run`'; document.body.append(script); }");

        Assert.NotEqual("run", await page.Page.TitleAsync());
        Assert.Contains("Content Security Policy", Assert.Single(page.Complaints), StringComparison.Ordinal);
    }

    private Task<string> WriteAsync(string report) => report switch
    {
        "scenario" => reports.ScenarioAsync(),
        "kinds" => reports.KindsAsync(),
        _ => reports.EmptyAsync(),
    };

    private static async Task<List<string>> ViolationsAsync(OpenPage page)
    {
        await page.AskAsync<object>(Axe + "; null");
        var result = await page.AskAsync<JsonElement>("() => axe.run()");
        Assert.NotEmpty(result.GetProperty("passes").EnumerateArray());
        return
        [
            .. result.GetProperty("violations").EnumerateArray()
                .Where(violation => violation.GetProperty("impact").GetString() is "serious" or "critical")
                .SelectMany(violation => violation.GetProperty("nodes").EnumerateArray()
                    .Select(node => $"{violation.GetProperty("id")}: {node.GetProperty("html")} {node.GetProperty("failureSummary")}")),
        ];
    }
}
