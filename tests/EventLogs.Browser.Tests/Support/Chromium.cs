namespace EventLogs.BrowserTests.Support;

/// <summary>The machine's own Chromium: none is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Where it is; null on a machine without one.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Join(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Why the tests are skipped; null where they run.</summary>
    public static string? Missing => Path is null ? $"This machine has no {Names[0]}: apt-get install chromium." : null;

    /// <summary>It may not reach out for anything by itself, and has no screen; in a container it runs as root.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];
}
