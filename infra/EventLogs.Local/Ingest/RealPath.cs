namespace EventLogs.Local.Ingest;

/// <summary>Finds out what a path leads to through symbolic links.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>The path without links. Where links lead in a circle or nowhere, as far as they lead.</summary>
    public static string Of(string path)
    {
        var root = Path.GetPathRoot(Path.GetFullPath(path)) ?? "";
        var open = new Stack<string>(Segments(Path.GetFullPath(path)[root.Length..]));
        var real = root;
        var links = 0;
        while (open.TryPop(out var segment))
        {
            var next = segment == ".." ? Path.GetDirectoryName(real) ?? root : Path.Combine(real, segment);
            var target = new FileInfo(next).LinkTarget;
            if (target is null || ++links > MaxLinks)
            {
                real = next;
                continue;
            }

            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            foreach (var part in Segments(target[(Path.IsPathRooted(target) ? real.Length : 0)..]))
                open.Push(part);
        }

        return real;
    }

    // Last first: a stack gives them back in order
    private static IEnumerable<string> Segments(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();
}
