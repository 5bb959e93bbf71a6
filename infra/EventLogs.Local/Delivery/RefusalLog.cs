using System.Buffers.Text;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Local.Delivery;

/// <summary>Keeps the reasons that the transform gives to its log: the response does not carry them.</summary>
internal sealed class RefusalLog : ITransformObserver
{
    private readonly Dictionary<int, MapResult> _reasons = [];

    /// <summary>Why a record of the batch was refused.</summary>
    public MapResult ReasonOf(int record) => _reasons[record];

    /// <summary>Why a record of the batch was refused; null when it was not.</summary>
    public string? FindReason(int record) => _reasons.TryGetValue(record, out var reason) ? reason.ToString() : null;

    public void Clear() => _reasons.Clear();

    public void Mapped(EventDefinition definition, int eventBytes, int lineBytes)
    {
    }

    public void Failed(
        ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData)
    {
        if (Utf8Parser.TryParse(recordId, out int record, out _))
            _reasons[record] = reason;
    }
}
