using System.Collections.Immutable;
using System.Text;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Catalog;

/// <summary>Finds the definition of an event by its <c>source</c> and <c>detail-type</c>. Not for use by two threads at once.</summary>
/// <param name="catalog">The definitions; no two take the same detail type of the same source.</param>
public sealed class EventRouter(ImmutableArray<EventDefinition> catalog)
{
    private const int SourceSlot = 2;
    private const int DetailTypeSlot = 3;

    private static readonly ObjectShape Envelope = new(slot: 1, last: DetailTypeSlot, factor: 0x9E37_79B9_7F4A_7C15, bits: 4,
        new PropertyShape("source", SourceSlot), new PropertyShape("detail-type", DetailTypeSlot));

    private readonly ImmutableArray<Route> _routes =
    [
        .. catalog.SelectMany(e => e.DetailTypes.Exact, (e, detailType) => new Route(e, detailType, null)),
        .. catalog.SelectMany(e => e.DetailTypes.Prefixes, (e, prefix) => new Route(e, prefix, new TextSet([], [prefix]))),
    ];

    private readonly EventWorkspace _workspace = new();

    private Route? _last;
    private int _lastAt;

    /// <summary>
    /// Finds a definition that may be that of an event: by the first text in it that looks like its detail type, which AWS writes
    /// among the first properties. Nothing is checked: the mapper must say whether the event is its own.
    /// </summary>
    internal EventDefinition? Guess(ReadOnlySpan<byte> utf8Event)
    {
        // its envelope is of the same length nearly every time
        var key = "\"detail-type\":\""u8;
        if ((uint)_lastAt > (uint)utf8Event.Length || !utf8Event[_lastAt..].StartsWith(key))
            _lastAt = utf8Event.IndexOf(key);
        if (_lastAt < 0)
            return null;
        var rest = utf8Event[(_lastAt + key.Length)..];
        if (_last is { } last && last.Begins(rest))
            return last.Definition;
        foreach (var route in _routes)
        {
            if (route.Begins(rest))
                return (_last = route).Definition;
        }

        return null;
    }

    /// <summary>Finds the definition of one event.</summary>
    /// <param name="utf8Event">The event as EventBridge delivers it: UTF-8 JSON.</param>
    /// <param name="definition">Its definition, when the result is <see cref="MapResult.Mapped"/>.</param>
    /// <returns>Why there is none: the text is not an event, or <see cref="MapError.WrongEvent"/>.</returns>
    public MapResult Find(ReadOnlySpan<byte> utf8Event, out EventDefinition? definition)
    {
        definition = null;
        var reader = new EventReader(utf8Event, _workspace);
        var result = reader.Read(Envelope);
        if (!result.IsMapped)
            return result;

        foreach (var route in _routes)
        {
            if (!reader.TextIs(SourceSlot, route.Source) || !route.Takes(reader))
                continue;
            definition = route.Definition;
            return result;
        }

        return new MapResult(MapError.WrongEvent);
    }

    /// <summary>One detail type of a log, or what several begin with.</summary>
    private sealed class Route(EventDefinition definition, string detailType, TextSet? prefix)
    {
        private readonly byte[] _detailType = Encoding.UTF8.GetBytes(detailType);

        public byte[] Source { get; } = Encoding.UTF8.GetBytes(definition.Source);

        public EventDefinition Definition => definition;

        public bool Takes(in EventReader reader) => prefix is null ? reader.TextIs(DetailTypeSlot, _detailType) : reader.TextIsOneOf(DetailTypeSlot, prefix);

        /// <summary>Whether a text, whose opening quote has been passed, begins with the detail type.</summary>
        public bool Begins(ReadOnlySpan<byte> text) =>
            text.Length > _detailType.Length && (text[_detailType.Length] == '"' || prefix is not null) && text.StartsWith(_detailType);
    }
}
