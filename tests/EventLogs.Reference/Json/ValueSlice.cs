namespace EventLogs.Runtime.Json;

/// <summary>Where a value stands in the bytes of an event, exactly as it stands there: a string with its quotes and escapes.</summary>
/// <param name="Start">The position of its first byte.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Kind">Its JSON type. The default slice is <see cref="ValueKind.None"/>: no value.</param>
internal readonly record struct ValueSlice(int Start, int Length, ValueKind Kind)
{
    /// <summary>Whether there is a value other than <c>null</c>.</summary>
    public bool HasValue => Kind > ValueKind.Null;

    /// <summary>The bytes of the value.</summary>
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> utf8Event) => utf8Event.Slice(Start, Length);

    /// <summary>The bytes of a string without its quotes, still escaped.</summary>
    public ReadOnlySpan<byte> TextIn(ReadOnlySpan<byte> utf8Event) => utf8Event.Slice(Start + 1, Length - 2);
}
