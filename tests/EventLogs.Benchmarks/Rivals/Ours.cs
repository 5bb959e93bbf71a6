using EventLogs.Benchmarks.Comparing;
using EventLogs.Generated;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Benchmarks.Rivals;

/// <summary>The product.</summary>
internal sealed class Ours : IContestant, ITransformObserver
{
    private readonly FirehoseTransform _transform = new(EventCatalog.Events);
    private readonly LineBuffer _response = new();

    public string Name => "ours";

    public ReadOnlySpan<byte> Answer(byte[] request)
    {
        _response.Clear();
        _transform.Transform(request, _response, this);
        return _response.Written;
    }

    public void Mapped(EventDefinition definition, int eventBytes, int lineBytes) { }

    public void Failed(ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData) { }
}
