namespace EventLogs.Runtime.Mapping;

/// <summary>Where a value stands in the bytes of an event, exactly as it stands there: a string with its quotes and escapes.</summary>
/// <param name="Start">The position of its first byte.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Kind">Its JSON type. The default slice is <see cref="ValueKind.None"/>: no value.</param>
public readonly record struct ValueSlice(int Start, int Length, ValueKind Kind)
{
    /// <summary>For an object or an array: how many quotes the event has before it.</summary>
    internal int Quote { get; init; }

    /// <summary>Whether there is a value other than <c>null</c>.</summary>
    public bool HasValue => Kind > ValueKind.Null;

    /// <summary>The bytes of the value.</summary>
    internal ReadOnlySpan<byte> In(ReadOnlySpan<byte> utf8Event) => utf8Event.Slice(Start, Length);

    /// <summary>The bytes of a string without its quotes, still escaped.</summary>
    internal ReadOnlySpan<byte> TextIn(ReadOnlySpan<byte> utf8Event) => utf8Event.Slice(Start + 1, Length - 2);
}
