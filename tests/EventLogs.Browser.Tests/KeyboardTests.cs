namespace EventLogs.BrowserTests;

/// <summary>Everything can be done without a mouse.</summary>
[Collection(Support.BrowserTests.Name)]
public sealed class KeyboardTests(Browser browser, SharedReports reports)
{
    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Tab_reaches_all_that_can_be_used_and_shows_where_it_is(int width)
    {
        await using var page = await browser.OpenAsync(await reports.KindsAsync(), width);
        await page.OpenTablesAsync();
        // a number for each, by which it is found again
        var all = await page.AskAsync<string[]>("""
            () => [...document.querySelectorAll('select, input, button, summary, a[href], [tabindex="0"]')]
              .filter(element => element.checkVisibility()).map((element, i) => element.dataset.number = String(i))
            """);
        await page.AskAsync<object>("() => { document.activeElement.blur(); window.scrollTo(0, 0); window.getSelection().removeAllRanges(); }");
        await page.Page.Mouse.ClickAsync(1, 1);

        var reached = new HashSet<string>(StringComparer.Ordinal);
        // a date has a stop for each of its parts
        for (var i = 0; i < (all.Length * 2) + 10; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            var (number, outline) = await FocusAsync(page);
            if (number.Length == 0)
                continue;
            reached.Add(number);
            Assert.NotEqual("none", outline);
        }

        Assert.NotEmpty(all);
        Assert.Equal(all.Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
    }

    [BrowserFact]
    public async Task Enter_opens_a_table_and_more_of_its_rows_and_stays_where_it_is()
    {
        using var folder = new TempFolder();
        await using var page = await browser.OpenAsync(await ReportFile.WriteAsync(folder, new Runtime.Catalog.SavedQuery("a/q", "Q", "D", """
            -- title: Q
            -- description: D
            -- chart: line x=n y=m
            SELECT n, n + 1 AS m FROM UNNEST(sequence(1, 150)) AS t(n)
            """)));
        await page.Find("summary").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Find("tbody tr").First.WaitForAsync();
        Assert.Equal(20, await page.CountAsync("tbody tr"));
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Rows of Q", await page.AskAsync<string>("() => document.activeElement.getAttribute('aria-label')"));
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");

        Assert.Equal(150, await page.CountAsync("tbody tr"));
        Assert.Equal("21", await page.AskAsync<string>("() => document.activeElement.textContent"));
    }

    [BrowserFact]
    public async Task A_filter_keeps_the_focus_and_what_was_opened()
    {
        await using var page = await browser.OpenAsync(await reports.KindsAsync());
        await page.Section("bar").Locator("summary").ClickAsync();
        await page.Page.GetByLabel("Shop").FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowDown");

        Assert.Equal("north", await page.Page.GetByLabel("Shop").InputValueAsync());
        Assert.Equal("SELECT", await page.AskAsync<string>("() => document.activeElement.tagName"));
        Assert.Equal(1, await page.Section("bar").Locator("details[open]").CountAsync());
    }

    private static async Task<(string Number, string Outline)> FocusAsync(OpenPage page)
    {
        var found = await page.AskAsync<string[]>("() => [document.activeElement.dataset.number ?? '', getComputedStyle(document.activeElement).outlineStyle]");
        return (found[0], found[1]);
    }
}
