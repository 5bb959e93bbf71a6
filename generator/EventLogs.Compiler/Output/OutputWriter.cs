using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Compiler.Output;

/// <summary>The Write pass: carries out a plan.</summary>
internal static class OutputWriter
{
    /// <summary>Writes each file beside its place and moves it there, the manifest last.</summary>
    /// <returns>What stopped it; null when all is written.</returns>
    public static Diagnostic? Write(OutputPlan plan)
    {
        try
        {
            Directory.CreateDirectory(plan.Folder);
            foreach (var change in plan.Changes)
                Apply(plan.Folder, change);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Descriptors.CannotWrite.At(new Location(plan.Folder), problem.Message);
        }
    }

    private static void Apply(string folder, FileChange change)
    {
        var path = Path.Join(folder, change.Path);
        if (change.After is null)
        {
            File.Delete(path);
            DeleteEmptyFolders(folder, Path.GetDirectoryName(path)!);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = path + ".new";
        try
        {
            File.WriteAllText(beside, change.After);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static void DeleteEmptyFolders(string root, string folder)
    {
        while (folder.Length > root.Length && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }
}
