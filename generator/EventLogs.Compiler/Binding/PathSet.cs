namespace EventLogs.Compiler.Binding;

/// <summary>Paths into an event, as a tree: whether one is among them, or leads to one, is found without looking at the others.</summary>
internal sealed class PathSet
{
    private readonly Dictionary<string, PathSet> _next = new(StringComparer.Ordinal);
    private bool _isEnd;

    public PathSet(IEnumerable<IEnumerable<string>> paths)
    {
        foreach (var path in paths)
            Add(path);
    }

    private PathSet() { }

    /// <summary>Whether the path is among them.</summary>
    public bool Contains(IEnumerable<string> path) => Find(path)?._isEnd == true;

    /// <summary>Whether the path is among them, or the beginning of one.</summary>
    public bool Reaches(IEnumerable<string> path) => Find(path) is not null;

    /// <summary>Whether the path, or what it begins with, is among them.</summary>
    public bool Covers(IEnumerable<string> path)
    {
        var at = this;
        foreach (var key in path)
        {
            if (at._isEnd)
                return true;
            if (!at._next.TryGetValue(key, out at))
                return false;
        }

        return at._isEnd;
    }

    private void Add(IEnumerable<string> path)
    {
        var at = this;
        foreach (var key in path)
        {
            if (!at._next.TryGetValue(key, out var next))
                at._next.Add(key, next = new PathSet());
            at = next;
        }

        at._isEnd = true;
    }

    private PathSet? Find(IEnumerable<string> path)
    {
        var at = this;
        foreach (var key in path)
        {
            if (!at._next.TryGetValue(key, out at))
                return null;
        }

        return at;
    }
}
