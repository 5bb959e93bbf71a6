using System.Collections.Immutable;
using System.Text;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Catalog;

/// <summary>Finds the definition of an event by its <c>source</c> and <c>detail-type</c>. Not for use by two threads at once.</summary>
/// <param name="catalog">The definitions; no two have the same source and detail type.</param>
public sealed class EventRouter(ImmutableArray<EventDefinition> catalog)
{
    private readonly ImmutableArray<Route> _routes =
        [.. catalog.Select(e => new Route(Encoding.UTF8.GetBytes(e.Source), Encoding.UTF8.GetBytes(e.DetailType), e))];

    private readonly EventWorkspace _workspace = new();

    /// <summary>Finds the definition of one event.</summary>
    /// <param name="utf8Event">The event as EventBridge delivers it: UTF-8 JSON.</param>
    /// <param name="definition">Its definition, when the result is <see cref="MapResult.Mapped"/>.</param>
    /// <returns>Why there is none: the text is not an event, or <see cref="MapError.WrongEvent"/>.</returns>
    public MapResult Find(ReadOnlySpan<byte> utf8Event, out EventDefinition? definition)
    {
        definition = null;
        var reader = new EventReader(utf8Event, _workspace);
        ReadEnvelope(ref reader, out var source, out var detailType);
        var result = reader.Finish();
        if (!result.IsMapped)
            return result;

        foreach (var route in _routes)
        {
            if (!reader.TextIs(source, route.Source) || !reader.TextIs(detailType, route.DetailType))
                continue;
            definition = route.Definition;
            return result;
        }

        return new MapResult(MapError.WrongEvent);
    }

    private static void ReadEnvelope(ref EventReader reader, out ValueSlice source, out ValueSlice detailType)
    {
        (source, detailType) = (default, default);
        if (!reader.EnterObject())
            return;
        while (reader.NextProperty(out var name))
        {
            if (name.SequenceEqual("source"u8))
                source = reader.Value();
            else if (name.SequenceEqual("detail-type"u8))
                detailType = reader.Value();
            else
                reader.Skip();
        }
    }

    private sealed record Route(byte[] Source, byte[] DetailType, EventDefinition Definition);
}
