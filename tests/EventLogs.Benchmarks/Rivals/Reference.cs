extern alias reference;

using System.Collections.Immutable;
using EventLogs.Benchmarks.Comparing;
using reference::EventLogs.Runtime.Catalog;
using reference::EventLogs.Runtime.Firehose;
using reference::EventLogs.Runtime.Mapping;

namespace EventLogs.Benchmarks.Rivals;

/// <summary>The same mappers over the reader of System.Text.Json.</summary>
internal sealed class Reference(ImmutableArray<EventDefinition> catalog) : Contestant, ITransformObserver
{
    private readonly FirehoseTransform _transform = new(catalog);
    private readonly LineBuffer _response = new();

    public override string Name => "Utf8JsonReader";

    public override bool IsExact => true;

    public override ReadOnlySpan<byte> Answer(byte[] request)
    {
        _response.Clear();
        _transform.Transform(request, _response, this);
        return _response.Written;
    }

    public void Mapped(EventDefinition definition, int eventBytes, int lineBytes) { }

    public void Failed(ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData) { }
}
