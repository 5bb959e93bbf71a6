namespace EventLogs.Local.Loading;

/// <summary>The path of an assembly with <c>*</c> for any one folder: builds of several configurations lie side by side.</summary>
internal static class AssemblyPattern
{
    /// <summary>The file that was written last of those that a pattern names; null where there is none.</summary>
    /// <param name="root">The folder that the pattern starts from.</param>
    /// <param name="pattern">The pattern, with <c>/</c> between its parts.</param>
    public static string? Newest(string root, string pattern)
    {
        var parts = pattern.Split('/');
        IEnumerable<string> folders = [root];
        foreach (var part in parts[..^1])
        {
            folders = part == "*"
                ? [.. folders.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories)]
                : [.. folders.Select(folder => Path.Join(folder, part))];
        }

        return folders.Select(folder => Path.GetFullPath(Path.Join(folder, parts[^1])))
            .Where(File.Exists)
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .ThenBy(path => path, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
