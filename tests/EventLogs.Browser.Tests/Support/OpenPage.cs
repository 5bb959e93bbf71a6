using Microsoft.Playwright;

namespace EventLogs.BrowserTests.Support;

/// <summary>A page in a window of its own, and what became of it that a reader would not see.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Complaints.Add($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add($"error: {error}");
        page.Dialog += (_, dialog) =>
        {
            Complaints.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Scheme is not ("file" or "data"))
                Complaints.Add($"request: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Messages on the console, errors, dialogs, and requests of anything but the file.</summary>
    public List<string> Complaints { get; } = [];

    public ILocator Find(string selector) => Page.Locator(selector);

    /// <summary>The section of a query.</summary>
    public ILocator Section(string title) => Page.GetByRole(AriaRole.Region, new() { Name = title, Exact = true });

    public Task<int> CountAsync(string selector) => Find(selector).CountAsync();

    public Task<T> AskAsync<T>(string script) => Page.EvaluateAsync<T>(script);

    /// <summary>Opens the tables beneath the charts.</summary>
    public async Task OpenTablesAsync()
    {
        await AskAsync<object?>("() => document.querySelectorAll('details:not([open]) > summary').forEach(summary => summary.click())");
        await Page.WaitForFunctionAsync("() => [...document.querySelectorAll('details')].every(details => details.querySelector('table'))");
    }

    /// <summary>The texts of a column of a section's table, which is opened.</summary>
    public async Task<IReadOnlyList<string>> ColumnAsync(string title, int column)
    {
        var section = Section(title);
        if (await section.Locator("details:not([open])").CountAsync() > 0)
            await section.Locator("summary").ClickAsync();
        await section.Locator("tbody tr").First.WaitForAsync();
        return await section.Locator($"tbody tr > :nth-child({column})").AllInnerTextsAsync();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
