using Microsoft.Playwright;

namespace EventLogs.BrowserTests.Support;

/// <summary>One browser for all tests; each opens a window of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    // a busy machine is not a fault of the page; what never comes is one
    private const float Timeout = 300_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
            return;
        FastLane.Forbid("starts a browser");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments, Timeout = Timeout });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">How wide the window is, in CSS pixels.</param>
    /// <param name="scheme">Whether the reader prefers a light page or a dark one.</param>
    internal async Task<OpenPage> OpenAsync(string path, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            TimezoneId = "America/New_York", // a page that took times for local ones would show it
        });
        context.SetDefaultTimeout(Timeout);
        var page = new OpenPage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(new Uri(path).AbsoluteUri);
        return page;
    }
}
