namespace EventLogs.Architecture.Tests;

/// <summary>Circles among arrows.</summary>
internal static class Cycles
{
    /// <summary>One circle through each room that is in one and in none before.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Arrow> arrows)
    {
        var next = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To);
        var found = new List<string>();
        var known = new HashSet<string>();
        foreach (var room in next.Select(group => group.Key).Order(StringComparer.Ordinal).ToList())
        {
            if (!known.Contains(room) && Path(next, room) is { } path)
            {
                known.UnionWith(path);
                found.Add(string.Join(" -> ", path.Append(room)));
            }
        }

        return found;
    }

    /// <summary>A shortest way from a room back to itself.</summary>
    private static List<string>? Path(ILookup<string, string> next, string room)
    {
        var before = new Dictionary<string, string>();
        var queue = new Queue<string>([room]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var to in next[at])
            {
                if (to == room)
                    return [room, .. Back(before, at, room)];
                if (before.TryAdd(to, at))
                    queue.Enqueue(to);
            }
        }

        return null;
    }

    private static Stack<string> Back(Dictionary<string, string> before, string from, string room)
    {
        var path = new Stack<string>();
        for (var at = from; at != room; at = before[at])
            path.Push(at);
        return path;
    }
}
