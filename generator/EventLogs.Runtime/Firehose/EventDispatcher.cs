using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Firehose;

/// <summary>
/// Maps each event with the mapper of its kind. To read an event twice would cost as much as to map it, so its kind is guessed
/// and the mapper tried: it knows by itself whether the event is its own. Only where the guess is wrong is the event routed.
/// </summary>
internal sealed class EventDispatcher(ImmutableArray<EventDefinition> catalog)
{
    private readonly EventRouter _router = new(catalog);
    private EventDefinition? _last;

    /// <summary>Maps one event.</summary>
    /// <param name="utf8Event">The event.</param>
    /// <param name="workspace">Where the event is read.</param>
    /// <param name="line">Where the line goes.</param>
    /// <param name="definition">The event's definition, where its kind was found.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MapResult Map(ReadOnlySpan<byte> utf8Event, EventWorkspace workspace, LineBuffer line, out EventDefinition? definition)
    {
        _last = _router.Guess(utf8Event) ?? _last;
        var result = _last?.Mapper(utf8Event, workspace, line) ?? new MapResult(MapError.WrongEvent);
        if (result.Error == MapError.WrongEvent)
            result = MapAfterRouting(utf8Event, workspace, line);
        definition = HasKnownKind(result.Error) ? _last : null;
        return result;
    }

    private MapResult MapAfterRouting(ReadOnlySpan<byte> utf8Event, EventWorkspace workspace, LineBuffer line)
    {
        var result = _router.Find(utf8Event, out var found);
        if (found is null)
            return result;
        _last = found;
        return found.Mapper(utf8Event, workspace, line);
    }

    private static bool HasKnownKind(MapError error) =>
        error is not (MapError.InvalidText or MapError.InvalidJson or MapError.NotAnObject or MapError.WrongEvent);
}
