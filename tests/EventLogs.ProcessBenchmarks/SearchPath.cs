namespace EventLogs.ProcessBenchmarks;

/// <summary>The programs that a person can start by their names.</summary>
internal static class SearchPath
{
    /// <summary>The file of a program; null where there is none.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Join(folder, program)).FirstOrDefault(File.Exists);
}
