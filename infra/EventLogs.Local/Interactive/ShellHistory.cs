namespace EventLogs.Local.Interactive;

/// <summary>The lines that were typed, from one shell to the next. A file that cannot be read or written costs the history, nothing else.</summary>
internal sealed class ShellHistory(string path)
{
    /// <summary>The environment variable that names another file.</summary>
    public const string Variable = "EVENTLOGS_HISTORY";

    private const int MaxLines = 1000;

    /// <summary>The file of this user.</summary>
    public static ShellHistory OfUser() => new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file
        ? file
        : Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "eventlogs", "query-history"));

    /// <summary>The lines, the last one last.</summary>
    public IReadOnlyList<string> Read()
    {
        try
        {
            return File.Exists(path) ? [.. File.ReadLines(path).Where(line => line.Length > 0).TakeLast(MaxLines)] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Adds a line.</summary>
    public void Add(string line)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.AppendAllText(path, line + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // it is gone with this shell
        }
    }
}
