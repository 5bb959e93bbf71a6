using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Importing;

/// <summary>The sample events of an import, by event. Of those that show the same, one is kept.</summary>
internal sealed class SampleSet(KnownSchemas known)
{
    private readonly OrderedDictionary<(string Source, string DetailType), Group> _groups = [];

    public void Add(SampleEvent sample)
    {
        var key = (sample.Source, known.NameOf(sample.Source, sample.DetailType));
        if (!_groups.TryGetValue(key, out var group))
            _groups.Add(key, group = new Group(sample.Origin));
        if (group.Shapes.Add(sample.Schema))
            group.Different.Add(sample);
    }

    /// <summary>A schema for each event, which all its samples fit.</summary>
    public IEnumerable<EventSchema> Schemas() =>
        _groups.Select(group => new EventSchema(group.Key.Source, group.Key.DetailType, group.Value.Shapes.Result()!, group.Value.Origin)
        {
            Samples = group.Value.Different,
        });

    private sealed class Group(Location origin)
    {
        public Location Origin { get; } = origin;

        public SchemaUnion Shapes { get; } = new();

        public List<SampleEvent> Different { get; } = [];
    }
}
