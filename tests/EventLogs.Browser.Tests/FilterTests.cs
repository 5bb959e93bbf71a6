namespace EventLogs.BrowserTests;

/// <summary>What a reader chooses is what is shown.</summary>
[Collection(Support.BrowserTests.Name)]
public sealed class FilterTests(Browser browser, SharedReports reports)
{
    [BrowserFact]
    public async Task Rows_are_those_of_the_chosen_values_and_all_again_when_it_is_cleared()
    {
        await using var page = await browser.OpenAsync(await reports.KindsAsync());
        await page.Page.GetByLabel("Shop").SelectOptionAsync("south");
        await page.Page.GetByLabel("Color").SelectOptionAsync("red");

        Assert.Equal(Enumerable.Repeat(("south", "red"), 20), (await page.ColumnAsync("line", 1)).Zip(await page.ColumnAsync("line", 2)));
        Assert.Equal("Shown: shop south, color red", await page.Find("#status").InnerTextAsync());
        Assert.Equal("Table: 20 rows of line", await page.Section("line").Locator("summary").TextContentAsync());

        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        Assert.Equal("Table: 80 rows of line", await page.Section("line").Locator("summary").TextContentAsync());
        Assert.Equal("", await page.Find("#status").InnerTextAsync());
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task The_period_chooses_rows_by_their_day()
    {
        await using var page = await browser.OpenAsync(await reports.KindsAsync());
        await page.Page.GetByLabel("From").FillAsync("2026-11-20");
        await page.Page.GetByLabel("To").FillAsync("2026-11-21");

        Assert.Equal(["2026-11-21", "2026-11-21", "2026-11-20", "2026-11-20"], await page.ColumnAsync("column", 3));
        Assert.Equal(4, await page.Section("column").Locator("figure .mark :not(title)").CountAsync());
    }

    [BrowserTheory]
    [InlineData("column")]
    [InlineData("bar")]
    [InlineData("dot")]
    [InlineData("line")]
    [InlineData("timeline")]
    public async Task Charts_are_drawn_anew_of_the_rows_that_are_left(string kind)
    {
        await using var page = await browser.OpenAsync(await reports.KindsAsync());
        var chart = page.Section(kind).Locator("figure > svg");
        var before = await chart.InnerHTMLAsync();
        Assert.Equal($"{kind}, a {kind} chart of 80 rows, which the table below has.", await chart.GetAttributeAsync("aria-label"));
        await page.Page.GetByLabel("From").FillAsync("2026-11-20");

        Assert.Equal($"{kind}, a {kind} chart of 6 rows, which the table below has.", await chart.GetAttributeAsync("aria-label"));
        Assert.NotEqual(before, await chart.InnerHTMLAsync());
        Assert.Equal(kind is "dot" or "line" ? 12 : 6, await page.Section(kind).Locator("figure .mark :not(title)").CountAsync());
    }

    [BrowserFact]
    public async Task A_tile_has_the_number_of_what_is_chosen()
    {
        await using var page = await browser.OpenAsync(await reports.KindsAsync());
        Assert.Equal(("30%", "up 10 points, better (before: 20%)"), await TileAsync(page));
        await page.Page.GetByLabel("Shop").SelectOptionAsync("north");
        Assert.Equal(("10%", "down 2 points, worse (before: 12%)"), await TileAsync(page));
    }

    [BrowserFact]
    public async Task A_choice_without_rows_says_so()
    {
        await using var page = await browser.OpenAsync(await reports.KindsAsync());
        await page.Page.GetByLabel("To").FillAsync("2020-01-01");

        Assert.Equal("No rows for these filters.", await page.Section("bar").Locator(".empty").InnerTextAsync());
        Assert.Equal(0, await page.CountAsync("figure"));
    }

    [BrowserFact]
    public async Task CodeDeploys_are_the_application_the_group_and_the_period()
    {
        await using var page = await browser.OpenAsync(await reports.ScenarioAsync());
        Assert.Equal(["Application", "Deploymentgroup", "From", "To"], await page.AskAsync<string[]>("() => [...document.querySelectorAll('#filters label')].map(label => label.firstChild.textContent)"));
        await page.Page.GetByLabel("Application").SelectOptionAsync("checkout");
        await page.Page.GetByLabel("Deploymentgroup").SelectOptionAsync("production");

        NonEmpty.All(await page.ColumnAsync("Deployment frequency", 1), application => Assert.Equal("checkout", application));
        Assert.Equal([("checkout", "production")], (await page.ColumnAsync("What runs where", 1)).Zip(await page.ColumnAsync("What runs where", 2)));
        Assert.Empty(page.Complaints);
    }

    private static async Task<(string Number, string Trend)> TileAsync(OpenPage page) => (
        await page.Find(".tile .number").InnerTextAsync(),
        (await page.Find(".tile .trend").EvaluateAsync<string>("trend => [...trend.childNodes].filter(node => node.ariaHidden !== 'true').map(node => node.textContent).join('')")));
}
