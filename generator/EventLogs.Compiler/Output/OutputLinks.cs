namespace EventLogs.Compiler.Output;

/// <summary>Finds links inside the output folder: what is written through them, or deleted, lies elsewhere. The folder itself may be one.</summary>
internal sealed class OutputLinks(string folder)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>The first link on the way to a path, the path included; null when there is none.</summary>
    public string? On(string path)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
        {
            if (IsLink(path[..end]))
                return path[..end];
        }

        return IsLink(path) ? path : null;
    }

    private bool IsLink(string path)
    {
        if (!_known.TryGetValue(path, out var isLink))
            _known.Add(path, isLink = new FileInfo(Path.Join(folder, path)).LinkTarget is not null);
        return isLink;
    }
}
