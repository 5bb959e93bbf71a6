using System.Buffers;
using System.Buffers.Text;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Local.Delivery;

/// <summary>
/// Plays a Firehose delivery stream: hands its records to the transform in batches, gathers the lines and the failed records
/// that come back in objects, and stores those. While one batch is delivered, the next one can be filled.
/// </summary>
internal sealed class DeliveryStream
{
    /// <summary>
    /// How much data a batch for the transform gathers: Firehose's default, far from the 6 MB of a request.
    /// Source: https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
    /// </summary>
    private const int BatchBytes = 1024 * 1024;

    private readonly FirehoseTransform _transform;
    private readonly ObjectStore _store;
    private readonly TimeProvider _clock;
    private readonly IProblemLog _problems;
    private readonly string _table;
    private readonly List<(EventLocation Location, string Reason)> _failed = [];
    private readonly LineBuffer _response = new();
    private readonly RefusalLog _refusals = new();
    private readonly LineBuffer _line = new();
    private readonly ObjectBuffer _lines;
    private readonly ObjectBuffer _failures;
    private TransformBatch _filling;
    private TransformBatch _batch;

    public DeliveryStream(
        string table, FirehoseTransform transform, ObjectStore store, Buffering buffering, TimeProvider clock, IProblemLog problems)
    {
        (_table, _transform, _store, _clock, _problems) = (table, transform, store, clock, problems);
        _filling = new TransformBatch(DeliveryNames.StreamArn(table));
        _batch = new TransformBatch(DeliveryNames.StreamArn(table));
        _lines = new ObjectBuffer(table, buffering, arrival => PartitionLayout.TablePrefix(table) + PartitionFolder(arrival), store.Buffers);
        _failures = new ObjectBuffer(
            table,
            buffering,
            arrival => $"{PartitionLayout.ErrorPrefix(table)}{DeliveryNames.ProcessingFailed}/{PartitionFolder(arrival)}",
            store.Buffers);
    }

    /// <summary>What the stream did so far.</summary>
    public TableCounts Counts { get; } = new();

    /// <summary>Whether enough records wait for <see cref="Close"/>.</summary>
    public bool IsFull => _filling.DataBytes >= BatchBytes;

    /// <summary>Takes an event.</summary>
    public void Add(ReadOnlySpan<byte> utf8Event, DateTimeOffset arrival, EventLocation location)
    {
        Counts.Events++;
        _filling.Add(utf8Event, arrival, location);
    }

    /// <summary>Ends the batch that is being filled: it is the next to be delivered. The one before has to have been.</summary>
    public void Close() => (_filling, _batch) = (_batch, _filling);

    /// <summary>Tells of the records that failed since the last time. Apart from the delivery, so that all is told by one thread.</summary>
    public void ReportFailures()
    {
        foreach (var (location, reason) in _failed)
            _problems.Failed(location, _table, reason);
        _failed.Clear();
    }

    /// <summary>Transforms the batch that was closed, and stores the objects that are full.</summary>
    public async Task DeliverAsync()
    {
        Transform();
        while (_lines.TryTake(out var full) || _failures.TryTake(out full))
            await _store.PutAsync(full).ConfigureAwait(false);
    }

    /// <summary>Delivers everything that has been added.</summary>
    public async Task FlushAsync()
    {
        Close();
        Transform();
        _lines.Close();
        _failures.Close();
        await DeliverAsync().ConfigureAwait(false);
    }

    private static string PartitionFolder(DateTimeOffset arrival) => PartitionLayout.PartitionFolder(PartitionLayout.Values(arrival));

    private void Transform()
    {
        if (_batch.Records.Count == 0)
            return;
        var status = _transform.Transform(_batch.Finish(), _response, _refusals);
        if (status != TransformStatus.Answered)
            throw new InvalidOperationException($"The transform did not answer a batch of {_table}: {status}.");

        var answered = 0;
        var response = new TransformResponse(_response.Written);
        while (response.Read())
        {
            // Firehose fails the whole batch for an id that is missing, unknown or there twice
            if (_batch.IndexOf(response.RecordId) != answered)
                throw new InvalidOperationException($"The transform did not answer record {answered} of a batch of {_table}.");
            if (response.Result.SequenceEqual("Ok"u8))
                TakeLine(answered, response.Data);
            else
                TakeFailure(answered);
            answered++;
        }

        if (answered != _batch.Records.Count)
            throw new InvalidOperationException($"The transform answered {answered} of {_batch.Records.Count} records of {_table}.");
        _batch.Clear();
        _response.Clear();
        _refusals.Clear();
    }

    private void TakeLine(int index, ReadOnlySpan<byte> base64Line)
    {
        _line.Clear();
        var space = _line.GetSpan(Base64.GetMaxDecodedFromUtf8Length(base64Line.Length));
        if (Base64.DecodeFromUtf8(base64Line, space, out _, out var length) != OperationStatus.Done)
            throw new InvalidOperationException($"The transform answered a record of {_table} with what is not Base64.");
        _line.Advance(length);
        _lines.Append(_line.Written, _batch.Records[index].Arrival);
        Counts.Lines++;
        Counts.Bytes += length;
    }

    private void TakeFailure(int index)
    {
        var record = _batch.Records[index];
        var reason = _refusals.ReasonOf(index).ToString();
        _line.Clear();
        FailedRecord.Write(_line, record, _batch.DataOf(record), reason, _clock.GetUtcNow());
        _failures.Append(_line.Written, record.Arrival);
        Counts.Failed++;
        _failed.Add((record.Location, reason));
    }
}
