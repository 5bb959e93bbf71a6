using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Firehose;

/// <summary>Is told what became of each record of a batch, in order: for logs and metrics. Spans are valid during the call only.</summary>
public interface ITransformObserver
{
    /// <summary>A record became a line.</summary>
    void Mapped(EventDefinition definition, int eventBytes, int lineBytes);

    /// <summary>A record goes back as it came, as <c>ProcessingFailed</c>.</summary>
    /// <param name="recordId">The record's id, as it stands in the request (still escaped).</param>
    /// <param name="definition">The event's definition, where <c>source</c> and <c>detail-type</c> were found in the catalog.</param>
    /// <param name="reason">Why.</param>
    /// <param name="eventData">The decoded event; empty when it was not Base64. Not for logs: it is the user's data.</param>
    void Failed(ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData);
}
