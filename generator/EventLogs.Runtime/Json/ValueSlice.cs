namespace EventLogs.Runtime.Json;

/// <summary>Where a value stands in the bytes of an event, exactly as it stands there: a string with its quotes and escapes.</summary>
/// <remarks>The default slice is <see cref="ValueKind.None"/>: no value.</remarks>
/// <param name="start">The position of its first byte.</param>
/// <param name="end">The position behind its last byte.</param>
/// <param name="kind">Its JSON type.</param>
/// <param name="link">See <see cref="Link"/>.</param>
internal readonly struct ValueSlice(int start, int end, ValueKind kind, int link = 0)
{
    // as wide as the other fields, so that a slice is written in few steps
    private readonly int _kind = (int)kind;

    /// <summary>The position of the first byte.</summary>
    public int Start { get; } = start;

    /// <summary>The position behind the last byte.</summary>
    public int End { get; } = end;

    /// <summary>In a slot: where an object or an array stands on the <see cref="ValueTape"/>. On the tape: what <see cref="ValueTape"/> says.</summary>
    public int Link { get; } = link;

    /// <summary>The JSON type.</summary>
    public ValueKind Kind => (ValueKind)_kind;

    /// <summary>The length in bytes.</summary>
    public int Length => End - Start;

    /// <summary>Whether there is a value other than <c>null</c>.</summary>
    public bool HasValue => Kind > ValueKind.Null;

    /// <summary>The bytes of the value.</summary>
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> utf8Event) => utf8Event[Start..End];

    /// <summary>The bytes of a string without its quotes, still escaped.</summary>
    public ReadOnlySpan<byte> TextIn(ReadOnlySpan<byte> utf8Event) => utf8Event[(Start + 1)..(End - 1)];
}
