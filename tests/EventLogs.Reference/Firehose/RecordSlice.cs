using EventLogs.Runtime.Json;

namespace EventLogs.Runtime.Firehose;

/// <summary>Where one record stands in a request.</summary>
/// <param name="Id">Its <c>recordId</c>, a string.</param>
/// <param name="Data">Its <c>data</c>, a string that should be Base64.</param>
internal readonly record struct RecordSlice(ValueSlice Id, ValueSlice Data)
{
    /// <summary>Whether it has both. Without an id it cannot be answered, without data it cannot be sent back.</summary>
    public bool IsComplete => Id.Kind == ValueKind.String && Data.Kind == ValueKind.String;
}
