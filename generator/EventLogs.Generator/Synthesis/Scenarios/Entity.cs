using System.Collections.Immutable;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>Something that has values, and things that belong to it: the world, a thing in it, a story, an event.</summary>
/// <param name="kind">What it is called.</param>
/// <param name="around">What it belongs to.</param>
internal sealed class Thing(string kind, Thing? around)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<Thing> _things = [];

    /// <summary>A value of its own or of what is around it; null when there is none.</summary>
    public string? this[string name] => _values.TryGetValue(name, out var value) ? value : around?[name];

    /// <summary>The things of a kind that belong to it, however deep.</summary>
    public IEnumerable<Thing> All(string name) =>
        _things.Where(thing => thing.IsA(name)).Concat(_things.SelectMany(thing => thing.All(name)));

    public void Set(string name, string value) => _values[name] = value;

    /// <summary>Takes one of the texts for each value, and fills in those that are there already.</summary>
    public void Set(OrderedDictionary<string, ValueChoice>? values, TextTemplate templates)
    {
        foreach (var (name, choice) in values ?? [])
            _values[name] = templates.Fill(choice.Texts[templates.Random.Next(choice.Texts.Length)], this);
    }

    /// <summary>The same with other things around it, whose values it has too.</summary>
    public Thing In(Thing other)
    {
        var thing = new Thing(kind, other);
        foreach (var (name, value) in _values)
            thing.Set(name, value);
        return thing;
    }

    /// <summary>Makes the things that belong to it. A value that bears the name of their kind is another one for each.</summary>
    public void Populate(ImmutableArray<ThingKind> kinds, TextTemplate templates)
    {
        foreach (var kind in kinds.IsDefault ? [] : kinds)
        {
            var count = kind.Count.Draw(templates.Random);
            for (var number = 0; number < count; number++)
            {
                var thing = new Thing(kind.Name, this);
                thing.Set(kind.Values, templates);
                if (kind.Values.TryGetValue(kind.Name, out var names) && names.Texts.Length >= count)
                    thing.Set(kind.Name, templates.Fill(names.Texts[number], thing));
                thing.Populate(kind.Things, templates);
                _things.Add(thing);
            }
        }
    }

    private bool IsA(string name) => kind == name;
}
