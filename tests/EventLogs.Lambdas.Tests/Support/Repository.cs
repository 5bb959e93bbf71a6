namespace EventLogs.Lambdas.Tests.Support;

/// <summary>The working copy that the tests run in.</summary>
internal static class Repository
{
    /// <summary>Its topmost folder.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "EventLogs.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"No EventLogs.slnx above {AppContext.BaseDirectory}.");
    }
}
