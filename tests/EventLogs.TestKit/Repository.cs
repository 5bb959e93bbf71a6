namespace EventLogs.TestKit;

/// <summary>Where things lie in the repository. The tests run from their build output inside it.</summary>
public static class Repository
{
    private static readonly string[] BuildOutput =
        [".git", ".cake", "bin", "obj", "node_modules", "artifacts", "cdk.out", "TestResults", "BenchmarkDotNet.Artifacts", "__mismatch__"];

    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = Above("EventLogs.slnx");

    /// <summary>The folder of the test project that runs.</summary>
    public static string Tests { get; } = Above("*.csproj");

    /// <summary>Every file that is not output of a build, relative to the root, with <c>/</c> between the parts.</summary>
    public static IEnumerable<string> Files() =>
        Files(Root).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>The text of a file, by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Join(Root, path));

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder).Where(child => !BuildOutput.Contains(Path.GetFileName(child))).SelectMany(Files));

    private static string Above(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !folder.EnumerateFiles(file).Any())
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No {file} above {AppContext.BaseDirectory}.");
    }
}
