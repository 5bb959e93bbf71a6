using System.Buffers.Text;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Firehose;

/// <summary>
/// Writes a Firehose data transformation response, never longer than its limit: room for every record to go back untouched
/// is set aside at the start, and a line is written only where what is left over makes up for the difference.
/// </summary>
internal ref struct ResponseWriter
{
    private readonly ReadOnlySpan<byte> _request;
    private readonly LineBuffer _response;
    private long _free;
    private bool _isFirst = true;

    /// <summary>Plans a response. Nothing is written before <see cref="TryBegin"/>.</summary>
    /// <param name="request">The request that the records stand in.</param>
    /// <param name="records">All records of the request.</param>
    /// <param name="response">Where the response goes.</param>
    /// <param name="limit">The maximum number of bytes that the response may have.</param>
    public ResponseWriter(ReadOnlySpan<byte> request, ReadOnlySpan<RecordSlice> records, LineBuffer response, int limit)
    {
        _request = request;
        _response = response;
        _free = limit - Head.Length - Tail.Length - Math.Max(0, records.Length - 1) * Separator.Length;
        foreach (var record in records)
            _free -= FailedLength(record);
    }

    private static ReadOnlySpan<byte> Head => "{\"records\":["u8;

    private static ReadOnlySpan<byte> RecordHead => "{\"recordId\":"u8;

    private static ReadOnlySpan<byte> Mapped => ",\"result\":\"Ok\",\"data\":"u8;

    private static ReadOnlySpan<byte> Failed => ",\"result\":\"ProcessingFailed\",\"data\":"u8;

    private static ReadOnlySpan<byte> RecordTail => "}"u8;

    private static ReadOnlySpan<byte> Separator => ","u8;

    private static ReadOnlySpan<byte> Tail => "]}"u8;

    /// <summary>Begins the response, or writes nothing when the records would not fit even untouched.</summary>
    public readonly bool TryBegin()
    {
        if (_free < 0)
            return false;
        Append(Head);
        return true;
    }

    /// <summary>Answers a record with a line, or writes nothing when the line does not fit.</summary>
    public bool TryWriteMapped(RecordSlice record, ReadOnlySpan<byte> line)
    {
        var more = MappedLength(record, line) - FailedLength(record);
        if (more > _free)
            return false;
        _free -= more;
        BeginRecord(record);
        Append(Mapped);
        AppendBase64(line);
        Append(RecordTail);
        return true;
    }

    /// <summary>Answers a record with its own data, as it came. There is always room.</summary>
    public void WriteFailed(RecordSlice record)
    {
        BeginRecord(record);
        Append(Failed);
        Append(record.Data.In(_request));
        Append(RecordTail);
    }

    /// <summary>Ends the response after every record has been answered.</summary>
    public readonly void End() => Append(Tail);

    private static long MappedLength(RecordSlice record, ReadOnlySpan<byte> line) =>
        RecordHead.Length + record.Id.Length + Mapped.Length + Base64.GetMaxEncodedToUtf8Length(line.Length) + 2 + RecordTail.Length;

    private static long FailedLength(RecordSlice record) =>
        RecordHead.Length + record.Id.Length + Failed.Length + record.Data.Length + RecordTail.Length;

    private void BeginRecord(RecordSlice record)
    {
        if (!_isFirst)
            Append(Separator);
        _isFirst = false;
        Append(RecordHead);
        Append(record.Id.In(_request));
    }

    private readonly void AppendBase64(ReadOnlySpan<byte> data)
    {
        Append("\""u8);
        Base64.EncodeToUtf8(data, _response.GetSpan(Base64.GetMaxEncodedToUtf8Length(data.Length)), out _, out var written);
        _response.Advance(written);
        Append("\""u8);
    }

    private readonly void Append(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(_response.GetSpan(utf8.Length));
        _response.Advance(utf8.Length);
    }
}
