using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Unicode;

namespace EventLogs.Runtime.Json;

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
    // a reader looks at the four quotes after the last one it has passed
    private const int Sentinels = 16;

    // and a block writes up to 64 positions ahead
    private const int Ahead = TextBlock.Size + Sentinels;

    private int[] _positions = new int[8 * Ahead];
    private int _count;
    private int[] _unusual = new int[8 * TextBlock.Size];
    private int _unusualCount;
    private bool _isAscii;

    /// <summary>The positions, and after them at least four of <see cref="int.MaxValue"/>.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, _count + Sentinels);

    /// <summary>
    /// Where backslashes and control characters stand, and after them an <see cref="int.MaxValue"/>: a string without any of them
    /// needs no unescaping. Control characters are white space between strings, and an error in one.
    /// </summary>
    public ReadOnlySpan<int> Unusual => _unusual.AsSpan(0, _unusualCount + 1);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasSlack">Whether 64 bytes behind it can be read.</param>
    /// <returns>Whether it is UTF-8.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryRead(ReadOnlySpan<byte> text, bool hasSlack)
    {
        (_unusualCount, _isAscii) = (0, true);
        var (count, at, isEscaped) = (0, 0, 0UL);
        while (at <= text.Length - TextBlock.Size)
        {
            (count, at) = Avx512Vbmi2.IsSupported ? ReadUsual512(text, count, at)
                : Vector256.IsHardwareAccelerated ? ReadUsual256(text, count, at)
                : ReadUsual(text, count, at);
            if (_positions.Length - count < Ahead)
                Grow(count);
            else if (at <= text.Length - TextBlock.Size)
                (count, at) = ReadUnusual(text, count, at, ref isEscaped);
        }

        if (at < text.Length && !(hasSlack && isEscaped == 0 && TryReadLast(text, at, ref count)))
            count = ReadLast(text, at, count, ref isEscaped);

        (_positions.Length - count < Ahead ? Grow(count) : _positions).AsSpan(count, Sentinels).Fill(int.MaxValue);
        _unusual[_unusualCount] = int.MaxValue;
        _count = count;
        return _isAscii || Utf8.IsValid(text);
    }

    /// <summary>Reads up to the first unusual byte, or up to the last bytes: the loop that nearly all text goes through.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (int Count, int At) ReadUsual(ReadOnlySpan<byte> text, int count, int at)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        ref var positions = ref MemoryMarshal.GetArrayDataReference(_positions);
        var last = text.Length - TextBlock.Size;
        var lastCount = _positions.Length - Ahead;
        for (; at <= last && count <= lastCount; at += TextBlock.Size)
        {
            AssertRoom(text, at, count);
            if (!TextBlock.TryFindQuotes(ref Unsafe.Add(ref first, at), out var quotes))
                break;
            if (quotes != 0)
                count += Write(quotes, at, ref Unsafe.Add(ref positions, count));
        }

        return (count, at);
    }

    /// <summary>The same by halves of 32 bytes, and 128 bytes at a time where there is no quote: Base64 is most of a request.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (int Count, int At) ReadUsual256(ReadOnlySpan<byte> text, int count, int at)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        ref var positions = ref MemoryMarshal.GetArrayDataReference(_positions);
        var (last, lastPlain) = ((nint)text.Length - TextBlock.Size, (nint)text.Length - TextBlock.PlainSize);
        var (block, lastCount) = ((nint)at, _positions.Length - Ahead);
        while (block <= last && count <= lastCount)
        {
            AssertRoom(text, (int)block, count);
            var (low, high) = (Vector256.LoadUnsafe(ref first, (nuint)block), Vector256.LoadUnsafe(ref first, (nuint)block + 32));
            if (TextBlock.UnusualIn(low, high) != Vector256<byte>.Zero)
                break;
            var quotes = TextBlock.QuotesIn(low, high);
            if (quotes != 0)
            {
                count += Write(quotes, (int)block, ref Unsafe.Add(ref positions, count));
                block += TextBlock.Size;
                continue;
            }

            block += TextBlock.Size;
            for (; block <= lastPlain; block += TextBlock.PlainSize)
            {
                AssertRoom(text, (int)block + TextBlock.PlainSize - TextBlock.Size, count);
                if (!TextBlock.IsPlain256(ref Unsafe.Add(ref first, block)))
                    break;
            }
        }

        return (count, (int)block);
    }

    /// <summary>The same where the processor can press the numbers of the quotes together by itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (int Count, int At) ReadUsual512(ReadOnlySpan<byte> text, int count, int at)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        ref var positions = ref MemoryMarshal.GetArrayDataReference(_positions);
        var (last, lastPlain) = (text.Length - TextBlock.Size, text.Length - TextBlock.PlainSize);
        var lastCount = _positions.Length - Ahead;
        for (; at <= last && count <= lastCount; at += TextBlock.Size)
        {
            AssertRoom(text, at, count);
            var bytes = Vector512.LoadUnsafe(ref first, (nuint)at);
            if (TextBlock.UnusualIn(bytes) != 0)
                break;
            var isQuote = Vector512.Equals(bytes, Vector512.Create((byte)'"'));
            var quotes = isQuote.ExtractMostSignificantBits();
            if (quotes == 0)
            {
                for (; at + TextBlock.Size <= lastPlain; at += TextBlock.PlainSize)
                {
                    AssertRoom(text, at + TextBlock.PlainSize, count);
                    if (!TextBlock.IsPlain512(ref Unsafe.Add(ref first, at + TextBlock.Size)))
                        break;
                }

                continue;
            }

            ref var next = ref Unsafe.Add(ref positions, count);
            var numbers = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isQuote, Vector512<byte>.Indices);
            var start = Vector512.Create(at);
            var added = BitOperations.PopCount(quotes);
            count += added;
            (Avx512F.ConvertToVector512Int32(numbers.GetLower().GetLower()) + start).StoreUnsafe(ref next);
            if (added <= 16)
                continue;
            (Avx512F.ConvertToVector512Int32(numbers.GetLower().GetUpper()) + start).StoreUnsafe(ref next, 16);
            (Avx512F.ConvertToVector512Int32(numbers.GetUpper().GetLower()) + start).StoreUnsafe(ref next, 32);
            (Avx512F.ConvertToVector512Int32(numbers.GetUpper().GetUpper()) + start).StoreUnsafe(ref next, 48);
        }

        return (count, at);
    }

    /// <summary>Reads from the first block on that has something unusual in it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (int Count, int At) ReadUnusual(ReadOnlySpan<byte> text, int count, int at, ref ulong isEscaped)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        do
        {
            Debug.Assert(at <= text.Length - TextBlock.Size, $"64 bytes from {at} on of {text.Length}");
            count = Add(ref Unsafe.Add(ref first, at), at, 0, count, ref isEscaped);
            at += TextBlock.Size;
        }
        while (isEscaped != 0 && at <= text.Length - TextBlock.Size);

        return (count, at);
    }

    /// <summary>Reads the last bytes, fewer than 64.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadLast(ReadOnlySpan<byte> text, int at, int count, ref ulong isEscaped)
    {
        // again with those before them, so that nothing behind the text is read
        ref var first = ref MemoryMarshal.GetReference(text);
        return text.Length >= TextBlock.Size
            ? Add(ref Unsafe.Add(ref first, text.Length - TextBlock.Size), at, at + TextBlock.Size - text.Length, count, ref isEscaped)
            : AddShort(text, ref isEscaped);
    }

    /// <summary>Reads the last bytes together with some behind the text, unless something among them is unusual.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadLast(ReadOnlySpan<byte> text, int at, ref int count)
    {
        var block = TextBlock.Of(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at));
        var isText = (1UL << text.Length - at) - 1;
        if ((block.Unusual & isText) != 0)
            return false;
        count = Add(block.Quotes & isText, at, count);
        return true;
    }

    private int AddShort(ReadOnlySpan<byte> text, ref ulong isEscaped)
    {
        Span<byte> block = stackalloc byte[TextBlock.Size];
        block.Fill((byte)' ');
        text.CopyTo(block);
        return Add(ref MemoryMarshal.GetReference(block), 0, 0, 0, ref isEscaped);
    }

    /// <summary>Adds the quotes of 64 bytes.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="at">The position in the text of the first that is new.</param>
    /// <param name="known">How many at the beginning are not new.</param>
    /// <param name="count">How many positions there are.</param>
    /// <param name="isEscaped">Whether the first new byte, afterwards the first byte behind these, is escaped: 1 or 0.</param>
    /// <returns>How many positions there are afterwards.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Add(ref byte text, int at, int known, int count, ref ulong isEscaped)
    {
        var block = TextBlock.Of(ref text);
        var quotes = block.Quotes >> known;
        if ((block.Unusual >> known | isEscaped) != 0)
            quotes &= ~AddUnusual(ref text, block.Unusual, at, known, ref isEscaped);
        return Add(quotes, at, count);
    }

    /// <summary>Adds the positions of quotes, where there may be no room for them yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Add(ulong quotes, int at, int count)
    {
        if (quotes == 0)
            return count;
        var positions = _positions.Length - count < Ahead ? Grow(count) : _positions;
        Debug.Assert(count >= 0 && count <= positions.Length - Ahead, $"{count} of {positions.Length} positions");
        return count + Write(quotes, at, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(positions), count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(ulong quotes, int at, ref int next)
    {
        var count = BitOperations.PopCount(quotes);
        // eight at a time without a branch: an event has five quotes in a block on average, and what is too much is written over
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

        return count;
    }

    /// <summary>Adds the unusual bytes of 64.</summary>
    /// <returns>Those of the new bytes that are escaped.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong AddUnusual(ref byte text, ulong unusual, int at, int known, ref ulong isEscaped)
    {
        var notAscii = TextBlock.NotAscii(ref text);
        _isAscii &= notAscii == 0;
        if (_unusual.Length - _unusualCount <= TextBlock.Size)
            Array.Resize(ref _unusual, _unusual.Length * 2);
        for (var bytes = (unusual & ~notAscii) >> known; bytes != 0; bytes &= bytes - 1)
            _unusual[_unusualCount++] = at + BitOperations.TrailingZeroCount(bytes);
        return Escaped(TextBlock.Find((byte)'\\', ref text) >> known, ref isEscaped);
    }

    /// <summary>The bytes that a backslash before them escapes: those after an odd number of backslashes in a row.</summary>
    private static ulong Escaped(ulong backslashes, ref ulong isEscaped)
    {
        const ulong even = 0x5555_5555_5555_5555;

        // a carry out of the sum runs through each row that starts at an odd bit, and out of the block when the row does
        backslashes &= ~isEscaped;
        var follows = backslashes << 1 | isEscaped;
        var oddStarts = backslashes & ~even & ~follows;
        var ends = oddStarts + backslashes;
        isEscaped = ends < oddStarts ? 1UL : 0;
        return (even ^ ends << 1) & follows;
    }

    /// <summary>In debug builds: that 64 bytes can be read, and their quotes written.</summary>
    [Conditional("DEBUG")]
    private void AssertRoom(ReadOnlySpan<byte> text, int at, int count) => Debug.Assert(
        at >= 0 && at <= text.Length - TextBlock.Size && count >= 0 && count <= _positions.Length - Ahead,
        $"64 bytes from {at} on of {text.Length}, {count} of {_positions.Length} positions");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int[] Grow(int count)
    {
        Array.Resize(ref _positions, Math.Max(_positions.Length * 2, count + 2 * Ahead));
        return _positions;
    }
}
