using System.Collections.Immutable;
using EventLogs.Local.Delivery;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Local.Replay;

/// <summary>Asks the transform which events it would take now, and why not the others. Nothing is delivered.</summary>
internal sealed class MapperCheck(ImmutableArray<EventDefinition> catalog)
{
    private const int BatchBytes = 1024 * 1024;

    private readonly FirehoseTransform _transform = new(catalog);
    private readonly TransformBatch _batch = new(DeliveryNames.StreamArn("check"));
    private readonly LineBuffer _response = new();
    private readonly RefusalLog _refusals = new();

    /// <summary>For each event why it is refused; null where it is not.</summary>
    public IReadOnlyList<string?> ReasonsOf(IReadOnlyList<byte[]> events)
    {
        var reasons = new List<string?>(events.Count);
        foreach (var item in events)
        {
            _batch.Add(item, DateTimeOffset.UnixEpoch, default);
            if (_batch.DataBytes >= BatchBytes)
                Ask(reasons);
        }

        if (_batch.Records.Count > 0)
            Ask(reasons);
        return reasons;
    }

    private void Ask(List<string?> reasons)
    {
        var status = _transform.Transform(_batch.Finish(), _response, _refusals);
        if (status != TransformStatus.Answered)
            throw new InvalidOperationException($"The transform did not answer: {status}.");
        reasons.AddRange(Enumerable.Range(0, _batch.Records.Count).Select(_refusals.FindReason));
        _batch.Clear();
        _response.Clear();
        _refusals.Clear();
    }
}
