using EventLogs.Runtime.Json;

namespace EventLogs.Runtime.Firehose;

/// <summary>Where one record stands in a request.</summary>
/// <param name="id">Its <c>recordId</c>.</param>
/// <param name="data">Its <c>data</c>, which should be Base64.</param>
internal readonly struct RecordSlice(in ValueSlice id, in ValueSlice data)
{
    // one number at a time: a slice has just been written in parts, and to read it as a whole would have to wait for that
    private readonly int _idStart = id.Start;
    private readonly int _idEnd = id.End;
    private readonly int _dataStart = data.Start;
    private readonly int _dataEnd = data.End;

    /// <summary>Where its <c>recordId</c> stands, a string.</summary>
    public ValueSlice Id => new(_idStart, _idEnd, ValueKind.String);

    /// <summary>Where its <c>data</c> stands, a string.</summary>
    public ValueSlice Data => new(_dataStart, _dataEnd, ValueKind.String);

    /// <summary>Whether a record has both. Without an id it cannot be answered, without data it cannot be sent back.</summary>
    public static bool IsComplete(in ValueSlice id, in ValueSlice data) => id.Kind == ValueKind.String && data.Kind == ValueKind.String;
}
