namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>A run that is being played.</summary>
/// <param name="entity">The entity that it is about.</param>
/// <param name="values">Its own values.</param>
internal sealed class Run(Entity entity, Entity values)
{
    private readonly HashSet<Entity> _taken = [];

    /// <summary>The run's own values, with those of the entity around them.</summary>
    public Entity Values { get; } = values;

    /// <summary>The variant of the run that comes after this one; null for any.</summary>
    public string? Follow { get; set; }

    /// <summary>Gives the entity values that it keeps when the run is over.</summary>
    public void Keep(OrderedDictionary<string, ValueChoice>? values, TextTemplate templates) => templates.Set(values, entity, Values);

    /// <summary>The entities of a kind; or at least one, and no more than a share, of those that were not taken before.</summary>
    public List<Entity> Take(string kind, double? share)
    {
        if (share is not { } part)
            return [.. entity.All(kind)];

        var free = entity.All(kind).Where(other => !_taken.Contains(other)).ToList();
        var taken = free.Take(Math.Max(1, (int)(free.Count * part))).ToList();
        _taken.UnionWith(taken);
        return taken;
    }
}
