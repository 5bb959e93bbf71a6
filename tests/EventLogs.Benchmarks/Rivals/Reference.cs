extern alias reference;

using EventLogs.Benchmarks.Comparing;
using reference::EventLogs.Generated;
using reference::EventLogs.Runtime.Catalog;
using reference::EventLogs.Runtime.Firehose;
using reference::EventLogs.Runtime.Mapping;

namespace EventLogs.Benchmarks.Rivals;

/// <summary>The same mappers over System.Text.Json's reader.</summary>
internal sealed class Reference : IContestant, ITransformObserver
{
    private readonly FirehoseTransform _transform = new(EventCatalog.Events);
    private readonly LineBuffer _response = new();

    public string Name => "Utf8JsonReader";

    public ReadOnlySpan<byte> Answer(byte[] request)
    {
        _response.Clear();
        _transform.Transform(request, _response, this);
        return _response.Written;
    }

    public void Mapped(EventDefinition definition, int eventBytes, int lineBytes) { }

    public void Failed(ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData) { }
}
