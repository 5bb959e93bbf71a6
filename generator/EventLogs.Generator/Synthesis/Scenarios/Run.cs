namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>A story while it is told.</summary>
/// <param name="thing">The thing that it is about.</param>
/// <param name="story">Its own values.</param>
internal sealed class Telling(Thing thing, Thing story)
{
    private readonly HashSet<Thing> _taken = [];

    /// <summary>The story's own values, with those of the thing around them.</summary>
    public Thing Story { get; } = story;

    /// <summary>The plot of the story that comes after this one; null for any.</summary>
    public string? Follow { get; set; }

    /// <summary>The things of a kind; or at least one, and no more than a share, of those that were not taken before.</summary>
    public List<Thing> Take(string kind, double? share)
    {
        if (share is not { } part)
            return [.. thing.All(kind)];

        var free = thing.All(kind).Where(other => !_taken.Contains(other)).ToList();
        var taken = free.Take(Math.Max(1, (int)(free.Count * part))).ToList();
        _taken.UnionWith(taken);
        return taken;
    }
}
