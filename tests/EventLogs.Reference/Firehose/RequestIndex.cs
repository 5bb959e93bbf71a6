using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Firehose;

/// <summary>
/// Finds the records of a Firehose data transformation request:
/// <c>{"invocationId": ..., "records": [{"recordId": ..., "approximateArrivalTimestamp": ..., "data": base64}, ...]}</c>.
/// Source: https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html
/// </summary>
internal sealed class RequestIndex
{
    private readonly EventWorkspace _workspace = new();
    private RecordSlice[] _records = new RecordSlice[64];
    private int _count;

    /// <summary>The records of the request that was read last, in order.</summary>
    public ReadOnlySpan<RecordSlice> Records => _records.AsSpan(0, _count);

    /// <summary>Reads a request.</summary>
    /// <returns>Whether it is JSON and has records, each complete.</returns>
    public bool TryRead(ReadOnlySpan<byte> request)
    {
        var hasRecords = false;
        var reader = new EventReader(request, _workspace);
        if (!reader.EnterObject())
            return false;
        while (reader.NextProperty(out var name))
        {
            if (name.SequenceEqual("records"u8))
                hasRecords = TryReadRecords(ref reader);
            else
                reader.Skip();
        }

        return reader.Finish().IsMapped && hasRecords;
    }

    private bool TryReadRecords(ref EventReader reader)
    {
        _count = 0;
        if (!reader.EnterArray())
            return false;
        var areComplete = true;
        while (reader.NextElement())
        {
            var record = ReadRecord(ref reader);
            areComplete &= record.IsComplete;
            if (_count == _records.Length)
                Array.Resize(ref _records, _count * 2);
            _records[_count++] = record;
        }

        return areComplete;
    }

    private static RecordSlice ReadRecord(ref EventReader reader)
    {
        var record = default(RecordSlice);
        if (!reader.EnterObject())
            return record;
        while (reader.NextProperty(out var name))
        {
            if (name.SequenceEqual("recordId"u8))
                record = record with { Id = reader.Value() };
            else if (name.SequenceEqual("data"u8))
                record = record with { Data = reader.Value() };
            else
                reader.Skip();
        }

        return record;
    }
}
