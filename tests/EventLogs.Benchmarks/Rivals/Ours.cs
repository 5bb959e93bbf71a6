using System.Collections.Immutable;
using EventLogs.Benchmarks.Comparing;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Benchmarks.Rivals;

/// <summary>The product.</summary>
internal sealed class Ours(ImmutableArray<EventDefinition> catalog) : Contestant, ITransformObserver
{
    private readonly FirehoseTransform _transform = new(catalog);
    private readonly LineBuffer _response = new();

    public override string Name => "ours";

    public override ReadOnlySpan<byte> Answer(byte[] request)
    {
        _response.Clear();
        _transform.Transform(request, _response, this);
        return _response.Written;
    }

    public void Mapped(EventDefinition definition, int eventBytes, int lineBytes) { }

    public void Failed(ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData) { }
}
