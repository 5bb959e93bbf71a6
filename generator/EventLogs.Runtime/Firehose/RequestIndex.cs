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
    private const int IdSlot = 2;
    private const int DataSlot = 3;

    private static readonly ObjectShape Record = new(slot: 1, last: DataSlot, factor: 0x9E37_79B9_7F4A_7C15, bits: 4,
        new PropertyShape("recordId", IdSlot), new PropertyShape("data", DataSlot));

    private readonly EventWorkspace _workspace = new();
    private RecordSlice[] _records = new RecordSlice[64];
    private int _count;

    /// <summary>The records of the request that was read last, in order.</summary>
    public ReadOnlySpan<RecordSlice> Records => _records.AsSpan(0, _count);

    /// <summary>Whether strings of the request may hold escapes.</summary>
    public bool HasEscapes { get; private set; }

    /// <summary>Reads a request.</summary>
    /// <returns>Whether it is JSON and has records, each complete.</returns>
    public bool TryRead(ReadOnlySpan<byte> request)
    {
        var hasRecords = false;
        var reader = new EventReader(request, _workspace);
        HasEscapes = _workspace.Quotes.Unusual.Length > 1;
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
        _workspace.ClearSlots(Record.Last + 1);
        var areComplete = true;
        while (reader.NextElement())
        {
            reader.ReadInto(Record);
            ref readonly var id = ref _workspace.Slots[IdSlot];
            ref readonly var data = ref _workspace.Slots[DataSlot];
            areComplete &= RecordSlice.IsComplete(in id, in data);
            if (_count == _records.Length)
                Array.Resize(ref _records, _count * 2);
            _records[_count++] = new RecordSlice(in id, in data);
        }

        return areComplete;
    }
}
