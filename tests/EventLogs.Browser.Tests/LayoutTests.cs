using Microsoft.Playwright;

namespace EventLogs.BrowserTests;

/// <summary>Narrow windows, paper, and a window that changes.</summary>
[Collection(Support.BrowserTests.Name)]
public sealed class LayoutTests(Browser browser, SharedReports reports)
{
    [BrowserTheory]
    [InlineData(320)]
    [InlineData(768)]
    [InlineData(1920)]
    public async Task Nothing_is_wider_than_the_window(int width)
    {
        await using var page = await browser.OpenAsync(await reports.ScenarioAsync(), width);
        await page.OpenTablesAsync();

        Assert.Empty(await page.AskAsync<string[]>("""
            () => [...document.querySelectorAll('body *')]
              .filter(element => !element.closest('.scroll > *, .unseen') && element.checkVisibility() && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
              .map(element => element.outerHTML.slice(0, 100))
            """));
        Assert.True(await page.AskAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    [BrowserFact]
    public async Task A_chart_is_drawn_anew_when_the_window_changes()
    {
        await using var page = await browser.OpenAsync(await reports.KindsAsync());
        var before = await WidthAsync(page);
        await page.Page.SetViewportSizeAsync(500, 900);
        await page.Page.WaitForFunctionAsync("before => Number(document.querySelector('figure > svg').getAttribute('width')) < before", before);

        Assert.InRange(await WidthAsync(page), 300, 500);
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task Paper_has_charts_and_tables_but_nothing_to_click_and_is_light()
    {
        await using var page = await browser.OpenAsync(await reports.ScenarioAsync(), scheme: ColorScheme.Dark);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal(0, await page.AskAsync<int>("() => [...document.querySelectorAll('select, input, button, summary')].filter(element => element.checkVisibility()).length"));
        Assert.Equal("rgb(255, 255, 255)", await page.AskAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.NotEqual(0, await page.CountAsync("figure > svg"));
        var pdf = await page.Page.PdfAsync(new() { PreferCSSPageSize = true });
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(pdf, 0, 4), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Pictures_of_it_in_every_way_to_look_at()
    {
        var folder = Path.Join(Repository.Root, "artifacts", "report-pictures");
        foreach (var (name, width, scheme, media) in new[]
        {
            ("light", 1280, ColorScheme.Light, Media.Screen), ("dark", 1280, ColorScheme.Dark, Media.Screen),
            ("narrow", 375, ColorScheme.Light, Media.Screen), ("print", 794, ColorScheme.Light, Media.Print),
        })
        {
            await using var page = await browser.OpenAsync(await reports.ScenarioAsync(), width, scheme);
            await page.Page.EmulateMediaAsync(new() { Media = media, ColorScheme = scheme });
            var picture = await page.Page.ScreenshotAsync(new() { Path = Path.Join(folder, name + ".png"), FullPage = true });

            Assert.Equal("PNG"u8, picture.AsSpan(1, 3));
            Assert.Empty(page.Complaints);
        }
    }

    private static Task<int> WidthAsync(OpenPage page) => page.AskAsync<int>("() => Number(document.querySelector('figure > svg').getAttribute('width'))");
}
