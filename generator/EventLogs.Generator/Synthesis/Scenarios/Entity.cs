using System.Collections.Immutable;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>Something that has values, and entities that belong to it: the world, an entity in it, a run, an event.</summary>
/// <param name="kind">What it is called.</param>
/// <param name="around">What it belongs to.</param>
internal sealed class Entity(string kind, Entity? around)
{
    private readonly Entity? _around = around;
    private string?[] _values = [];
    private readonly List<Entity> _entities = [];

    /// <summary>A value of its own or of what is around it, by the number of its name; null when there is none.</summary>
    public string? this[int name]
    {
        get
        {
            for (var entity = this; entity is not null; entity = entity._around)
            {
                if (name < entity._values.Length && entity._values[name] is { } value)
                    return value;
            }

            return null;
        }

        set
        {
            if (name >= _values.Length)
                Array.Resize(ref _values, name + 8);
            _values[name] = value;
        }
    }

    /// <summary>The entities of a kind that belong to it, however deep.</summary>
    public IEnumerable<Entity> All(string name) =>
        _entities.Where(entity => entity.IsA(name)).Concat(_entities.SelectMany(entity => entity.All(name)));

    /// <summary>The same with other entities around it, whose values it has too.</summary>
    public Entity In(Entity other) => new(kind, other) { _values = [.. _values] };

    /// <summary>Makes the entities that belong to it. A value that bears the name of their kind is another one for each.</summary>
    public void Populate(ImmutableArray<EntityKind> kinds, TextTemplate templates)
    {
        foreach (var item in kinds.IsDefault ? [] : kinds)
        {
            var count = item.Count.Draw(templates.Random);
            for (var number = 0; number < count; number++)
            {
                var entity = new Entity(item.Name, this);
                templates.Set(item.Values, entity, entity);
                if (item.Values.TryGetValue(item.Name, out var names) && names.Texts.Length >= count)
                    entity[templates.Names[item.Name]] = templates.Fill(names.Texts[number], entity);
                entity.Populate(item.Entities, templates);
                _entities.Add(entity);
            }
        }
    }

    private bool IsA(string name) => kind == name;
}
