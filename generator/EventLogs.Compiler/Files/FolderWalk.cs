namespace EventLogs.Compiler.Files;

/// <summary>Finds everything under a folder. Links to folders are followed, but not back to a folder that the way leads through.</summary>
internal static class FolderWalk
{
    /// <summary>Walks a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <returns>Its entries in ordinal order of their paths; those of a folder that cannot be read are one entry with the reason.</returns>
    public static List<FolderEntry> Of(string root)
    {
        var entries = new List<FolderEntry>();
        Walk(new DirectoryInfo(root), "", [], entries);
        entries.Sort((one, other) => string.CompareOrdinal(one.RelativePath, other.RelativePath));
        return entries;
    }

    private static void Walk(DirectoryInfo folder, string path, List<string> open, List<FolderEntry> entries)
    {
        var inside = new List<(FileSystemInfo Info, string Path)>();
        try
        {
            var real = (folder.ResolveLinkTarget(returnFinalTarget: true) ?? folder).FullName;
            if (open.Contains(real))
                return;
            open.Add(real);
            inside.AddRange(new DirectoryInfo(real).EnumerateFileSystemInfos().Select(info => (info, path.Length == 0 ? info.Name : $"{path}/{info.Name}")));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // what could be listed before is walked all the same
            entries.Add(new FolderEntry(folder.FullName, path, IsFolder: true, problem.Message));
        }

        var depth = open.Count;
        foreach (var (info, name) in inside)
        {
            entries.Add(new FolderEntry(info.FullName, name, info is DirectoryInfo, Problem: null));
            if (info is DirectoryInfo next)
                Walk(next, name, open, entries);
            open.RemoveRange(depth, open.Count - depth);
        }
    }
}

/// <summary>One entry of a folder.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="RelativePath">Where it is in the folder that was walked, with <c>/</c> between the parts.</param>
/// <param name="IsFolder">Whether it is a folder, or a link to one.</param>
/// <param name="Problem">Why it cannot be read; null when nothing is known to be in the way.</param>
internal sealed record FolderEntry(string FullPath, string RelativePath, bool IsFolder, string? Problem);
