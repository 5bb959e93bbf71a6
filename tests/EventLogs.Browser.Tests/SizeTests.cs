using EventLogs.Runtime.Catalog;

namespace EventLogs.BrowserTests;

/// <summary>Nothing, one row, and as many as a report takes.</summary>
[Collection(Support.BrowserTests.Name)]
public sealed class SizeTests(Browser browser, SharedReports reports) : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserFact]
    public async Task Without_a_row_each_section_says_so()
    {
        await using var page = await browser.OpenAsync(await reports.EmptyAsync());

        Assert.Equal(0, await page.CountAsync("figure, table"));
        Assert.Equal(await page.CountAsync("main > section[aria-labelledby]"), await page.CountAsync("main > section > .empty"));
        Assert.Empty(page.Complaints);
    }

    [BrowserTheory]
    [InlineData("column x=day y=n", 1)]
    [InlineData("column x=name y=n color=name", 1)]
    [InlineData("bar x=name y=n", 1)]
    [InlineData("dot x=name y=n,m", 2)]
    [InlineData("line x=day y=n", 1)]
    [InlineData("line x=day y=n,m", 2)]
    [InlineData("line x=name y=n", 1)]
    [InlineData("timeline x=day end=later y=name", 1)]
    public async Task One_row_is_a_chart(string chart, int marks)
    {
        await using var page = await OpenAsync(Query(chart, "SELECT 'a' AS name, DATE '2026-11-20' AS day, DATE '2026-11-21' AS later, 1 AS n, 2 AS m"));

        Assert.Equal(marks, await page.CountAsync("figure .mark :not(title)"));
        Assert.True(await page.AskAsync<bool>("() => [...document.querySelectorAll('figure .mark :not(title)')].every(mark => { const box = mark.getBoundingClientRect(); return box.width > 1 && box.height > 1; })"));
        Assert.Equal("Table: 1 row of Q", await page.Find("summary").TextContentAsync());
        Assert.Empty(page.Complaints);
    }

    [BrowserTheory]
    [InlineData("column x=name y=n", 30)]
    [InlineData("column x=day y=n", 10_000)]
    [InlineData("bar x=name y=n", 30)]
    [InlineData("dot x=name y=n,m", 60)]
    [InlineData("line x=day y=n", 10_000)]
    [InlineData("timeline x=day end=later y=name", 30)]
    public async Task Of_ten_thousand_rows_as_many_names_are_drawn_as_can_be_read(string chart, int marks)
    {
        await using var page = await OpenAsync(Query(chart, """
            SELECT 'name ' || CAST(n AS varchar) AS name, date_add('day', -n, DATE '2026-11-20') AS day, date_add('day', 1 - n, DATE '2026-11-20') AS later, n, n + 1 AS m
            FROM UNNEST(sequence(1, 10000)) AS t(n)
            """));

        Assert.Equal(marks, await page.CountAsync("figure .mark :not(title)"));
        Assert.Equal(marks >= 10_000 ? [] : ["The first 30 of 10,000 are drawn; the table has all."], await page.Find("figure .note").AllInnerTextsAsync());
        Assert.Equal(20, (await page.ColumnAsync("Q", 1)).Count);
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Show 9,980 more rows" }).ClickAsync();
        Assert.Equal(10_000, (await page.ColumnAsync("Q", 1)).Count);
        Assert.Equal("name 21", await page.AskAsync<string>("() => document.activeElement.textContent"));
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task More_series_than_colors_are_shown_as_others()
    {
        await using var page = await OpenAsync(Query("column x=day y=n color=name", """
            SELECT 'name ' || CAST(n AS varchar) AS name, DATE '2026-11-20' AS day, n FROM UNNEST(sequence(1, 12)) AS t(n)
            """));

        Assert.Equal(["name 10", "name 11", "name 12", "name 6", "name 7", "name 8", "name 9", "others"], (await page.Find(".legend li").AllInnerTextsAsync()).Select(text => text.Trim()));
        Assert.Equal("5 of 12 are shown as others.", await page.Find("figure .note").InnerTextAsync());
    }

    private static SavedQuery Query(string chart, string sql) => new("a/q", "Q", "D", $"-- title: Q\n-- description: D\n-- chart: {chart}\n{sql}");

    private async Task<OpenPage> OpenAsync(SavedQuery query) => await browser.OpenAsync(await ReportFile.WriteAsync(_folder, query));
}
