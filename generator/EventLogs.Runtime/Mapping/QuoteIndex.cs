using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace EventLogs.Runtime.Mapping;

/// <summary>
/// Where the strings of a JSON text begin and end: one pass, 64 bytes at a time, finds every quote that no backslash escapes. What
/// stands between strings is left to the reader, which then never has to search for the end of a string.
/// </summary>
/// <remarks>
/// In text that is JSON up to some byte the quotes up to it are exactly those that open and close strings: no quote and no
/// backslash can stand outside of one. So a reader that checks all that is between strings may trust the index.
/// Keeps its memory. Not for use by two threads at once.
/// </remarks>
internal sealed class QuoteIndex
{
    // a reader looks at the two quotes after the last one it has passed, and a block writes up to 64 positions ahead
    private const int Ahead = TextBlock.Size + 4;

    private int[] _positions = [];
    private int _count;
    private ulong _backslashes;
    private ulong _controls;
    private ulong _notAscii;

    // whether the first byte of the next block is escaped: 1 or 0
    private ulong _carry;

    /// <summary>The positions, and after them more than two of <see cref="int.MaxValue"/>.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, _count + Ahead);

    /// <summary>Whether any string may hold an escape.</summary>
    public bool HasEscapes => _backslashes != 0;

    /// <summary>Whether there is a control character: white space between strings, or an error in one.</summary>
    public bool HasControls => _controls != 0;

    /// <summary>Reads a text.</summary>
    /// <returns>Whether it is UTF-8.</returns>
    [SkipLocalsInit]
    public bool TryRead(ReadOnlySpan<byte> text)
    {
        (_count, _backslashes, _controls, _notAscii, _carry) = (0, 0, 0, 0, 0);
        var at = 0;
        for (; text.Length - at >= TextBlock.Size; at += TextBlock.Size)
            Add(TextBlock.Of(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at)), at);
        if (at < text.Length)
        {
            Span<byte> rest = stackalloc byte[TextBlock.Size];
            rest.Fill((byte)' ');
            text[at..].CopyTo(rest);
            Add(TextBlock.Of(ref MemoryMarshal.GetReference(rest)), at);
        }

        Reserve();
        _positions.AsSpan(_count, Ahead).Fill(int.MaxValue);
        return _notAscii == 0 || Utf8.IsValid(text);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(TextBlock block, int at)
    {
        _backslashes |= block.Backslashes;
        _controls |= block.Controls;
        _notAscii |= block.NotAscii;
        var quotes = block.Quotes;
        if ((block.Backslashes | _carry) != 0)
            quotes &= ~Escaped(block.Backslashes);
        if (quotes == 0)
            return;
        Reserve();
        Write(quotes, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(ulong quotes, int at)
    {
        // eight at a time without a branch: an event has five quotes in a block on average, and what is too much is written over
        ref var next = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_positions), _count);
        var count = BitOperations.PopCount(quotes);
        _count += count;
        do
        {
            next = at + BitOperations.TrailingZeroCount(quotes);
            Unsafe.Add(ref next, 1) = at + BitOperations.TrailingZeroCount(quotes &= quotes - 1);
            Unsafe.Add(ref next, 2) = at + BitOperations.TrailingZeroCount(quotes &= quotes - 1);
            Unsafe.Add(ref next, 3) = at + BitOperations.TrailingZeroCount(quotes &= quotes - 1);
            Unsafe.Add(ref next, 4) = at + BitOperations.TrailingZeroCount(quotes &= quotes - 1);
            Unsafe.Add(ref next, 5) = at + BitOperations.TrailingZeroCount(quotes &= quotes - 1);
            Unsafe.Add(ref next, 6) = at + BitOperations.TrailingZeroCount(quotes &= quotes - 1);
            Unsafe.Add(ref next, 7) = at + BitOperations.TrailingZeroCount(quotes &= quotes - 1);
            quotes &= quotes - 1;
            next = ref Unsafe.Add(ref next, 8);
        }
        while (quotes != 0);
    }

    /// <summary>The bytes that a backslash before them escapes: those after an odd number of backslashes in a row.</summary>
    private ulong Escaped(ulong backslashes)
    {
        const ulong even = 0x5555_5555_5555_5555;

        // a carry out of the sum runs through each row that starts at an odd bit, and out of the block when the row does
        backslashes &= ~_carry;
        var follows = backslashes << 1 | _carry;
        var oddStarts = backslashes & ~even & ~follows;
        var ends = oddStarts + backslashes;
        _carry = ends < oddStarts ? 1UL : 0;
        return (even ^ ends << 1) & follows;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve()
    {
        if (_positions.Length - _count < Ahead)
            Grow();
    }

    private void Grow() => Array.Resize(ref _positions, Math.Max(_positions.Length * 2, 8 * Ahead));
}
