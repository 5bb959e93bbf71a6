namespace EventLogs.Cdk.Tests.TestKit;

/// <summary>Where things lie in the repository. The tests run from its build output.</summary>
internal static class Repository
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>This project's folder.</summary>
    public static string Tests { get; } = Path.Combine(Root, "tests", "EventLogs.Cdk.Tests");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EventLogs.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No EventLogs.slnx above {AppContext.BaseDirectory}.");
    }
}
