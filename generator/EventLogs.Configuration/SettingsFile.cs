using System.Collections.Immutable;

namespace EventLogs.Configuration;

/// <summary>The file <c>eventlogs.json</c> at the root of a repository.</summary>
internal static class SettingsFile
{
    /// <summary>Its name.</summary>
    public const string Name = "eventlogs.json";

    /// <summary>Finds the file in a folder or the nearest folder above it that has one.</summary>
    /// <param name="folder">Where to begin; need not exist.</param>
    /// <returns>The file's path, from the current folder unless the folder was named by its whole path; null where there is none.</returns>
    public static string? Find(string folder)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            if (Path.Join(at.FullName, Name) is var file && File.Exists(file))
                return Path.IsPathRooted(folder) ? file : Path.GetRelativePath(Environment.CurrentDirectory, file);
        }

        return null;
    }

    /// <summary>Reads a file; where there is a problem there are no settings.</summary>
    /// <param name="file">The file, as messages name it.</param>
    public static (RepositorySettings? Settings, ImmutableArray<SettingsProblem> Problems) Read(string file)
    {
        try
        {
            return new SettingsReader(file, File.ReadAllBytes(file)).Read();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, [new SettingsProblem(SettingsProblemKind.Unreadable, file, 0, 0, problem.Message)]);
        }
    }
}
