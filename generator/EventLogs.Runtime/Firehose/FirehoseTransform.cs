using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Firehose;

/// <summary>
/// Answers Firehose data transformation requests: each event becomes a log line, and what cannot be mapped goes back untouched
/// as <c>ProcessingFailed</c>, which Firehose stores under the error prefix. Every record id of the request comes back exactly
/// once and in order, because a missing one fails the whole batch. Never throws, whatever the request.
/// </summary>
/// <remarks>
/// Keeps its buffers: once they have grown, a batch of mapped events allocates nothing. Not for use by two threads at once.
/// Source of the format: https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html
/// </remarks>
/// <param name="catalog">The events that are mapped.</param>
public sealed class FirehoseTransform(ImmutableArray<EventDefinition> catalog)
{
    /// <summary>
    /// The maximum size of a response in bytes: Lambda's limit for a synchronous invocation.
    /// Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    /// </summary>
    public const int MaxResponseBytes = 6 * 1024 * 1024;

    private readonly RequestIndex _index = new();
    private readonly Base64Decoder _decoder = new();
    private readonly EventDispatcher _dispatcher = new(catalog);
    private readonly EventWorkspace _workspace = new() { EventsHaveSlack = true };
    private readonly LineBuffer _line = new();

    /// <summary>Answers one request.</summary>
    /// <param name="request">The request: UTF-8 JSON.</param>
    /// <param name="response">
    /// Where the response is appended: UTF-8 JSON of at most <see cref="MaxResponseBytes"/>. Nothing is appended unless the
    /// status is <see cref="TransformStatus.Answered"/>.
    /// </param>
    /// <param name="observer">Is told of every record.</param>
    public TransformStatus Transform(ReadOnlySpan<byte> request, LineBuffer response, ITransformObserver observer)
    {
        if (!_index.TryRead(request))
            return TransformStatus.InvalidRequest;
        var writer = new ResponseWriter(request, _index.Records, response, MaxResponseBytes);
        if (!writer.TryBegin())
            return TransformStatus.ResponseTooLarge;

        foreach (ref readonly var record in _index.Records)
            Answer(record, request, ref writer, observer);
        writer.End();
        return TransformStatus.Answered;
    }

    private void Answer(in RecordSlice record, ReadOnlySpan<byte> request, ref ResponseWriter writer, ITransformObserver observer)
    {
        _line.Clear();
        var result = new MapResult(MapError.InvalidBase64);
        EventDefinition? definition = null;
        if (_decoder.TryDecode(request, record.Data, _index.HasEscapes, out var utf8Event))
            result = _dispatcher.Map(utf8Event, _workspace, _line, out definition);
        if (result.IsMapped && !writer.TryWriteMapped(record, _line))
            result = new MapResult(MapError.ResponseFull);

        if (result.IsMapped)
        {
            observer.Mapped(definition!, utf8Event.Length, _line.Length);
            return;
        }

        writer.WriteFailed(record);
        if (definition is null && result.Error != MapError.InvalidBase64)
            result = new MapResult(WrappedRecord.Of(utf8Event, result.Error, _workspace), result.Path);
        observer.Failed(record.Id.TextIn(request), definition, result, utf8Event);
    }
}
