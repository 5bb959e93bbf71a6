using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Firehose;

/// <summary>Maps each event with the mapper of its kind.</summary>
internal sealed class EventDispatcher(ImmutableArray<EventDefinition> catalog)
{
    private readonly EventRouter _router = new(catalog);
    private readonly EventWorkspace _workspace = new();

    /// <summary>Maps one event.</summary>
    /// <param name="utf8Event">The event.</param>
    /// <param name="line">Where the line goes.</param>
    /// <param name="definition">The event's definition, where its kind was found.</param>
    public MapResult Map(ReadOnlySpan<byte> utf8Event, LineBuffer line, out EventDefinition? definition)
    {
        var result = _router.Find(utf8Event, out definition);
        return definition is null ? result : definition.Mapper(utf8Event, _workspace, line);
    }
}
