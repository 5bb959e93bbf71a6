namespace EventLogs.Terminal;

/// <summary>How a person starts the two tools in a repository: by a script in its root, by its tool manifest, or as they are installed for all.</summary>
internal static class ToolCommands
{
    /// <summary>The tool that generates.</summary>
    public const string EventLogs = "eventlogs";

    /// <summary>The tool that is the pipeline on one machine.</summary>
    public const string Local = "eventlogs-local";

    private static readonly string[] Manifests = [".config/dotnet-tools.json", "dotnet-tools.json"];

    /// <summary>What a person types before the arguments of a tool.</summary>
    /// <param name="root">The root of the repository.</param>
    /// <param name="tool">The tool.</param>
    public static string Of(string root, string tool)
    {
        var isHere = Path.GetFullPath(root).TrimEnd(Path.DirectorySeparatorChar) == Directory.GetCurrentDirectory();
        if (isHere && !OperatingSystem.IsWindows() && File.Exists(Path.Join(root, tool)))
            return "./" + tool;
        return Manifests.Any(manifest => Names(Path.Join(root, manifest), tool)) ? "dotnet " + tool : tool;
    }

    /// <summary>An argument as a shell takes it.</summary>
    public static string Argument(string text) => text.All(character => char.IsAsciiLetterOrDigit(character) || "./:=,_-".Contains(character, StringComparison.Ordinal))
        ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool Names(string manifest, string tool)
    {
        try
        {
            return File.ReadAllText(manifest).Contains($"\"{tool}\"", StringComparison.Ordinal);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
