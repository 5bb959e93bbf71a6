using System.Collections.Immutable;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>Something that has values, and entities that belong to it: the world, an entity in it, a run, an event.</summary>
/// <param name="kind">What it is called.</param>
/// <param name="around">What it belongs to.</param>
internal sealed class Entity(string kind, Entity? around)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<Entity> _entities = [];

    /// <summary>A value of its own or of what is around it; null when there is none.</summary>
    public string? this[string name] => _values.TryGetValue(name, out var value) ? value : around?[name];

    /// <summary>The entities of a kind that belong to it, however deep.</summary>
    public IEnumerable<Entity> All(string name) =>
        _entities.Where(entity => entity.IsA(name)).Concat(_entities.SelectMany(entity => entity.All(name)));

    public void Set(string name, string value) => _values[name] = value;

    /// <summary>Takes one of the texts for each value, and fills in those that are there already.</summary>
    public void Set(OrderedDictionary<string, ValueChoice>? values, TextTemplate templates)
    {
        foreach (var (name, choice) in values ?? [])
            _values[name] = templates.Fill(choice.Draw(templates.Random), this);
    }

    /// <summary>The same with other entities around it, whose values it has too.</summary>
    public Entity In(Entity other)
    {
        var entity = new Entity(kind, other);
        foreach (var (name, value) in _values)
            entity.Set(name, value);
        return entity;
    }

    /// <summary>Makes the entities that belong to it. A value that bears the name of their kind is another one for each.</summary>
    public void Populate(ImmutableArray<EntityKind> kinds, TextTemplate templates)
    {
        foreach (var item in kinds.IsDefault ? [] : kinds)
        {
            var count = item.Count.Draw(templates.Random);
            for (var number = 0; number < count; number++)
            {
                var entity = new Entity(item.Name, this);
                entity.Set(item.Values, templates);
                if (item.Values.TryGetValue(item.Name, out var names) && names.Texts.Length >= count)
                    entity.Set(item.Name, templates.Fill(names.Texts[number], entity));
                entity.Populate(item.Entities, templates);
                _entities.Add(entity);
            }
        }
    }

    private bool IsA(string name) => kind == name;
}
