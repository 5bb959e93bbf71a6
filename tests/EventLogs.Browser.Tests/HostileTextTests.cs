using EventLogs.Runtime.Catalog;

namespace EventLogs.BrowserTests;

/// <summary>Whatever stands in events is shown, and does nothing.</summary>
[Collection(Support.BrowserTests.Name)]
public sealed class HostileTextTests(Browser browser) : IDisposable
{
    private static readonly string[] Names =
    [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "'; alert(1); \"",
        "javascript:alert(1)",
        "&lt;b&gt; &amp; &#x41;",
        "@@data@@ ${days}",
        "עברית first",
        "__proto__",
        "constructor",
        new('w', 500),
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserTheory]
    [InlineData("column x=name y=n color=name")]
    [InlineData("bar x=name y=n color=name")]
    [InlineData("dot x=name y=n,m")]
    [InlineData("line x=name y=n color=name")]
    [InlineData("timeline x=day end=later y=name color=name")]
    public async Task Names_are_text_in_charts_legends_filters_and_tables(string chart)
    {
        var rows = string.Join(", ", Names.Select((name, index) => $"('{name.Replace("'", "''", StringComparison.Ordinal)}', {index + 1})"));
        await using var page = await OpenAsync("T", $"""
            -- title: T
            -- description: D
            -- chart: {chart}
            -- filter: name
            SELECT name, n, n + 1 AS m, DATE '2026-11-20' AS day, DATE '2026-11-21' AS later FROM (VALUES {rows}) AS t(name, n)
            """);

        Assert.Equal(Names, await page.ColumnAsync("T", 1));
        Assert.Equal(Names.Order(StringComparer.Ordinal), await page.AskAsync<string[]>("() => [...document.querySelectorAll('#filters option')].slice(1).map(option => option.value)"));
        Assert.Equal(0, await page.CountAsync("main img, main script"));
        foreach (var name in Names)
        {
            await page.Find("#filters select").SelectOptionAsync(name);
            Assert.Equal([name], await page.ColumnAsync("T", 1));
        }

        Assert.True(await page.AskAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "A long name makes the page wider than the window.");
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task Titles_and_descriptions_are_text()
    {
        const string hostile = "<b>a</b> \" ' & </h2><script>alert(1)</script>";
        await using var page = await OpenAsync(hostile, "SELECT 1 AS \"<i>n</i>\"");

        Assert.Equal([hostile], await page.Find("h2").AllInnerTextsAsync());
        Assert.Equal(["<i>n</i>"], await page.Find("th").AllInnerTextsAsync());
        Assert.Equal(0, await page.CountAsync("main b, main i"));
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task Text_that_is_read_from_right_to_left_turns_nothing_around_it()
    {
        await using var page = await OpenAsync("T", "SELECT 'שלום' AS name, 'a' AS other");

        Assert.Equal(["שלום", "a"], await page.Find("td bdi").AllInnerTextsAsync());
    }

    private async Task<OpenPage> OpenAsync(string title, string sql) =>
        await browser.OpenAsync(await ReportFile.WriteAsync(_folder, new SavedQuery("a/q", title, "D", sql)));
}
