using System.Buffers;
using System.Buffers.Text;
using System.Text;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Local.Delivery;

/// <summary>
/// Records that wait for the transform, as the request that will carry them. The bytes are written once and kept, so a batch
/// costs no memory per record.
/// </summary>
/// <remarks>Source of the format: https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html</remarks>
internal sealed class TransformBatch(string streamArn)
{
    private readonly LineBuffer _request = new();
    private readonly List<WaitingRecord> _records = [];

    /// <summary>The records, in the order in which they came; <see cref="IndexOf"/> finds one by its id.</summary>
    public IReadOnlyList<WaitingRecord> Records => _records;

    /// <summary>Bytes of data in all records, before Base64.</summary>
    public int DataBytes { get; private set; }

    /// <summary>Adds an event.</summary>
    public void Add(ReadOnlySpan<byte> utf8Event, DateTimeOffset arrival, EventLocation location)
    {
        if (_records.Count == 0)
            Begin();
        _request.Write(_records.Count == 0 ? "{\"recordId\":\""u8 : ",{\"recordId\":\""u8);
        WriteNumber(_records.Count);
        _request.Write("\",\"approximateArrivalTimestamp\":"u8);
        WriteNumber(arrival.ToUnixTimeMilliseconds());
        _request.Write(",\"data\":\""u8);
        var start = _request.Length;
        Base64.EncodeToUtf8(utf8Event, _request.GetSpan(Base64.GetMaxEncodedToUtf8Length(utf8Event.Length)), out _, out var written);
        _request.Advance(written);
        _request.Write("\"}"u8);
        _records.Add(new WaitingRecord(arrival, location, start, written));
        DataBytes += utf8Event.Length;
    }

    /// <summary>Ends the request.</summary>
    /// <returns>The request; valid until <see cref="Clear"/>.</returns>
    public ReadOnlySpan<byte> Finish()
    {
        _request.Write("]}"u8);
        return _request.Written;
    }

    /// <summary>The Base64 data of a record, as the request has it.</summary>
    public ReadOnlySpan<byte> DataOf(WaitingRecord record) => _request.Written.Slice(record.DataStart, record.DataLength);

    /// <summary>Which record has this id; -1 when none has.</summary>
    public int IndexOf(ReadOnlySpan<byte> recordId) =>
        Utf8Parser.TryParse(recordId, out int index, out var read) && read == recordId.Length && index >= 0 && index < _records.Count
            ? index
            : -1;

    /// <summary>Forgets all records.</summary>
    public void Clear()
    {
        _request.Clear();
        _records.Clear();
        DataBytes = 0;
    }

    private void Begin()
    {
        var (id, region) = (Guid.NewGuid(), DeliveryNames.Region);
        _request.Write(Encoding.UTF8.GetBytes(
            $$"""{"invocationId":"{{id:D}}","deliveryStreamArn":"{{streamArn}}","region":"{{region}}","records":["""));
    }

    private void WriteNumber(long number)
    {
        Utf8Formatter.TryFormat(number, _request.GetSpan(20), out var written);
        _request.Advance(written);
    }
}

/// <summary>A record on its way through the transform.</summary>
/// <param name="Arrival">When it arrived.</param>
/// <param name="Location">Where it was read, for messages.</param>
/// <param name="DataStart">Where its Base64 data begins in the request.</param>
/// <param name="DataLength">How long that is.</param>
internal readonly record struct WaitingRecord(DateTimeOffset Arrival, EventLocation Location, int DataStart, int DataLength);
