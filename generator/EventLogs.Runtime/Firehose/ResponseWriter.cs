using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
        foreach (ref readonly var record in records)
            _free -= FailedLength(record);
    }

    private static ReadOnlySpan<byte> Head => "{\"records\":["u8;

    private static ReadOnlySpan<byte> RecordHead => "{\"recordId\":"u8;

    private static ReadOnlySpan<byte> Mapped => ",\"result\":\"Ok\",\"data\":\""u8;

    private static ReadOnlySpan<byte> Failed => ",\"result\":\"ProcessingFailed\",\"data\":"u8;

    private static ReadOnlySpan<byte> MappedTail => "\"}"u8;

    private static ReadOnlySpan<byte> FailedTail => "}"u8;

    private static ReadOnlySpan<byte> Separator => ","u8;

    private static ReadOnlySpan<byte> Tail => "]}"u8;

    /// <summary>Begins the response, or writes nothing when the records would not fit even untouched.</summary>
    public readonly bool TryBegin()
    {
        if (_free < 0)
            return false;
        _response.Append(Head);
        return true;
    }

    /// <summary>Answers a record with a line, or writes nothing when the line does not fit.</summary>
    public bool TryWriteMapped(in RecordSlice record, LineBuffer line)
    {
        var more = MappedLength(record, line.Length) - FailedLength(record);
        if (more > _free)
            return false;
        _free -= more;
        ref var at = ref BeginRecord(record, MappedLength(record, line.Length));
        at = ref Put(Mapped, ref at);
        Base64Text.Encode(ref line.First(Base64Text.Slack), line.Length, ref at);
        at = ref Put(MappedTail, ref Unsafe.Add(ref at, Base64Text.EncodedLength(line.Length)));
        AssertWritten(ref at);
        return true;
    }

    /// <summary>Answers a record with its own data, as it came. There is always room.</summary>
    public void WriteFailed(in RecordSlice record)
    {
        ref var at = ref BeginRecord(record, (int)FailedLength(record));
        at = ref Put(Failed, ref at);
        at = ref Put(record.Data.In(_request), ref at);
        at = ref Put(FailedTail, ref at);
        AssertWritten(ref at);
    }

    /// <summary>Ends the response after every record has been answered.</summary>
    public readonly void End() => _response.Append(Tail);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int MappedLength(in RecordSlice record, int lineLength) =>
        RecordHead.Length + record.Id.Length + Mapped.Length + Base64Text.EncodedLength(lineLength) + MappedTail.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FailedLength(in RecordSlice record) =>
        RecordHead.Length + record.Id.Length + Failed.Length + record.Data.Length + FailedTail.Length;

    /// <summary>Makes room for a record's answer, and begins it.</summary>
    /// <returns>Where its result goes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte BeginRecord(in RecordSlice record, int length)
    {
        ref var at = ref _response.Take(length + (_isFirst ? 0 : Separator.Length), Base64Text.Slack);
        if (!_isFirst)
            at = ref Put(Separator, ref at);
        _isFirst = false;
        at = ref Put(RecordHead, ref at);
        return ref Put(record.Id.In(_request), ref at);
    }

    /// <summary>In debug builds: what was written of a record is what there was room for.</summary>
    [Conditional("DEBUG")]
    private readonly void AssertWritten(ref byte end) =>
        Debug.Assert(Unsafe.AreSame(ref end, ref Unsafe.Add(ref _response.First(0), _response.Length)), "a record's length");

    /// <summary>Writes bytes.</summary>
    /// <returns>Where the next go.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Put(ReadOnlySpan<byte> utf8, ref byte at)
    {
        utf8.CopyTo(MemoryMarshal.CreateSpan(ref at, utf8.Length));
        return ref Unsafe.Add(ref at, utf8.Length);
    }
}
