extern alias reference;

using System.Text;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;
using ReferenceDefinition = reference::EventLogs.Runtime.Catalog.EventDefinition;
using ReferenceLine = reference::EventLogs.Runtime.Mapping.LineBuffer;
using ReferenceObserver = reference::EventLogs.Runtime.Firehose.ITransformObserver;
using ReferenceResult = reference::EventLogs.Runtime.Mapping.MapResult;
using ReferenceTransform = reference::EventLogs.Runtime.Firehose.FirehoseTransform;

namespace EventLogs.Fuzz;

/// <summary>Answers Firehose requests with the run-time library and with its reference, and compares what comes out.</summary>
public sealed class DifferentialRequests : IDisposable
{
    private const int Capacity = 1 << 20;

    // both sides keep their buffers, and which kind of event came last, for so many requests
    private const int RequestsOfATransform = 8;

    private FirehoseTransform _ours = Ours();
    private ReferenceTransform _reference = Reference();
    private LineBuffer _response = new();
    private int _count;
    private readonly ReferenceLine _expected = new();
    private readonly Journal _journal = new();
    private readonly Journal _expectedJournal = new();
    private readonly GuardedMemory? _memory = GuardedMemory.IsSupported ? new GuardedMemory(Capacity) : null;

    /// <summary>Answers a request that stands at the end of readable memory.</summary>
    /// <returns>What differs; null when nothing does.</returns>
    public string? Compare(byte[] request)
    {
        if (++_count % RequestsOfATransform == 0)
            (_ours, _reference, _response) = (Ours(), Reference(), new LineBuffer());
        _response.Clear();
        _expected.Clear();
        _journal.Clear();
        _expectedJournal.Clear();
        var expected = _reference.Transform(request, _expected, _expectedJournal);
        var status = _ours.Transform(_memory is null || request.Length > Capacity ? request : _memory.AtEnd(request), _response, _journal);
        if ((int)expected != (int)status)
            return $"expected {expected}, but was {status}";
        if (!_response.Written.SequenceEqual(_expected.Written))
            return "the responses differ";
        return _journal.ToString() == _expectedJournal.ToString() ? null : $"expected {_expectedJournal}, but was {_journal}";
    }

    /// <inheritdoc/>
    public void Dispose() => _memory?.Dispose();

    private static FirehoseTransform Ours() => new([.. EventKinds.All.Values.Select(kind => kind.Ours)]);

    private static ReferenceTransform Reference() => new([.. EventKinds.All.Values.Select(kind => kind.Reference)]);

    private sealed class Journal : ITransformObserver, ReferenceObserver
    {
        private readonly StringBuilder _text = new();

        public void Clear() => _text.Clear();

        public void Mapped(EventDefinition definition, int eventBytes, int lineBytes) =>
            _text.Append($"{definition.Id} {eventBytes} {lineBytes};");

        public void Mapped(ReferenceDefinition definition, int eventBytes, int lineBytes) =>
            _text.Append($"{definition.Id} {eventBytes} {lineBytes};");

        public void Failed(ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData) =>
            Failed(recordId, definition?.Id, reason.Error.ToString(), reason.Path, eventData);

        public void Failed(ReadOnlySpan<byte> recordId, ReferenceDefinition? definition, ReferenceResult reason, ReadOnlySpan<byte> eventData) =>
            Failed(recordId, definition?.Id, reason.Error.ToString(), reason.Path, eventData);

        public override string ToString() => _text.ToString();

        private void Failed(ReadOnlySpan<byte> recordId, string? id, string error, string? path, ReadOnlySpan<byte> eventData) =>
            _text.Append($"{Encoding.UTF8.GetString(recordId)} {id} {error} {path} {Convert.ToHexString(eventData)};");
    }
}
