using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <content>Objects and arrays that no shape says what to look for in: all that is inside them goes to the tape.</content>
public ref partial struct EventReader
{
    // a name and a value
    private const int EntriesOfOneStep = 2;

    // an array of strings has no more in most events
    private const int FewTexts = 16;

    /// <summary>Reads an object or an array and all that is in it. No recursion: what is open is linked on the tape.</summary>
    /// <param name="number">Its number on the tape.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadContainer(out int number)
    {
        var tape = _workspace.Tape;
        number = tape.Count;
        var open = ValueTape.Outside;
        if (!TryNoteValue(ref open))
            return false;
        while (true)
        {
            tape.Reserve(EntriesOfOneStep);
            var standsOnValue = ReadUsualValues(ref open);
            if (open == ValueTape.Outside)
                return true;
            if (!standsOnValue && !TryGoToNext(open))
            {
                if (_error != MapError.None)
                    return false;
                open = tape.End(open, _at);
                if (open == ValueTape.Outside)
                    return true;
            }
            else if (!TryNoteValue(ref open))
            {
                return false;
            }
        }
    }

    /// <summary>Reads an array of a few strings and nothing unusual.</summary>
    private bool TryReadUsualTexts(out int number)
    {
        var tape = _workspace.Tape;
        tape.Reserve(FewTexts);
        number = tape.Count;
        ref var text = ref MemoryMarshal.GetReference(_utf8Event);
        ref var quotes = ref Unsafe.Add(ref MemoryMarshal.GetReference(_quotes), _quote);
        ref var first = ref tape.At(number, FewTexts);
        var (at, count, usualUntil) = (_at, 1, _depth < MaxDepth ? _usualUntil : 0);
        int before;
        do
        {
            // of the index the next two quotes are read, as always; of the text a byte behind a quote before the limit
            var close = Unsafe.Add(ref quotes, 1);
            if (quotes != at + 1 || close >= usualUntil || count == FewTexts)
                return false;
            Unsafe.Add(ref first, count) = new ValueSlice(at + 1, close + 1, ValueKind.String, number + count + 1);
            quotes = ref Unsafe.Add(ref quotes, 2);
            (at, count, before) = (close + 1, count + 1, Unsafe.Add(ref text, close + 1));
        }
        while (before == ',');

        if (before != ']')
            return false;
        first = new ValueSlice(_at, at + 1, ValueKind.Array, number + count);
        (_at, _quote, tape.Count) = (at + 1, _quote + 2 * (count - 1), number + count);
        return true;
    }

    /// <summary>Reads an object or an array that nothing is in, not even white space.</summary>
    private bool TryReadEmpty(ValueKind kind, out int number)
    {
        number = _workspace.Tape.Count;
        if (_depth >= MaxDepth || _at > _utf8Event.Length - 2 || _utf8Event[_at + 1] != ClosingOf(kind))
            return false;
        _workspace.Tape.AddValue(_at, _at += 2, kind);
        return true;
    }

    /// <summary>Goes to the value of the next property, whose name is noted, or to the next element.</summary>
    private bool TryGoToNext(int open)
    {
        if (_workspace.Tape.At(open).Kind == ValueKind.Array)
            return NextElement();
        if (!NextProperty(out _))
            return false;
        var name = Name;
        _workspace.Tape.AddName(name.Start, name.End, JsonText.IsEscaped(name.TextIn(_utf8Event)));
        return true;
    }

    /// <summary>Reads a single value, or goes into an object or an array.</summary>
    private bool TryNoteValue(ref int open)
    {
        var (start, kind) = (_at, KindOf(Peek()));
        if (kind is ValueKind.Object or ValueKind.Array)
        {
            if (_depth++ >= MaxDepth)
                return Fail(MapError.InvalidJson);
            _before = Peek();
            open = _workspace.Tape.Begin(start, kind, open);
            return true;
        }

        if (!TryPassScalar(kind))
            return false;
        _workspace.Tape.AddValue(start, _at, kind);
        return true;
    }

    /// <summary>
    /// Reads what is inside objects and arrays as long as there is nothing between values but colons, commas and brackets, strings hold
    /// nothing unusual, and numbers are short. As in <see cref="ReadUsualTexts"/> all that counts stays in registers.
    /// </summary>
    /// <param name="open">The innermost object or array that has not ended; <see cref="ValueTape.Outside"/> when all have.</param>
    /// <returns>Whether the reader stands on a value now, whose name has been noted; where not, on what comes before the next.</returns>
    private bool ReadUsualValues(ref int open)
    {
        // Nothing is checked here but in debug builds. Of the text only bytes up to two behind the limit are read, and before its own
        // limit as many as a number or a word may have; of the index two quotes from the next on, which sentinels make up for at its
        // end; and there is room on the tape for all that one step adds.
        ref var text = ref MemoryMarshal.GetReference(_utf8Event);
        ref var quotes = ref Unsafe.Add(ref MemoryMarshal.GetReference(_quotes), _quote);
        ref var entries = ref _workspace.Tape.First;
        var (count, lastCount) = (_workspace.Tape.Count, _workspace.Tape.Capacity - EntriesOfOneStep);
        var (at, usualUntil) = ((nuint)(uint)_at, (nuint)(uint)_usualUntil);
        var wordsUntil = (nuint)Math.Max(_utf8Event.Length - ShortNumber.BytesRead, 0);
        var (container, depth, before, standsOnValue) = (open, _depth, (int)_before, false);
        var closing = ClosingOf(Unsafe.Add(ref entries, container).Kind);
        while (container != ValueTape.Outside && at < usualUntil && count <= lastCount)
        {
            AssertIsInside(at, ref quotes, count);
            var close = (nuint)(uint)Unsafe.Add(ref quotes, 1);
            var value = closing == '}' ? close + 2 : at + 1;
            if (closing == '}')
            {
                if (close >= usualUntil || TwoBytes(ref text, at) != TwoBytes(before, '"') || Unsafe.Add(ref text, close + 1) != ':')
                    break;
            }
            else if (Unsafe.Add(ref text, at) != before)
            {
                break;
            }

            // what is empty, or begins with white space, is for the careful way
            int first = Unsafe.Add(ref text, value);
            if (first <= ' ' || first == closing)
                break;
            if (closing == '}')
            {
                Unsafe.Add(ref entries, count++) = new ValueSlice((int)at + 1, (int)close + 1, ValueKind.String, ValueTape.Plain);
                quotes = ref Unsafe.Add(ref quotes, 2);
                close = (nuint)(uint)Unsafe.Add(ref quotes, 1);
            }

            (at, before, standsOnValue) = (value, ',', true);
            if (first == '"')
            {
                if (close >= usualUntil)
                    break;
                quotes = ref Unsafe.Add(ref quotes, 2);
                at = close + 1;
                Unsafe.Add(ref entries, count) = new ValueSlice((int)value, (int)at, ValueKind.String, count + 1);
            }
            else if ((first | 0x20) == '{')
            {
                if (depth >= MaxDepth || value >= usualUntil)
                    break;
                var kind = first == '{' ? ValueKind.Object : ValueKind.Array;
                if (Unsafe.Add(ref text, value + 1) != first + 2)
                {
                    Unsafe.Add(ref entries, count) = new ValueSlice((int)value, (int)value, kind, container);
                    (container, depth, before, closing, standsOnValue) = (count++, depth + 1, first, first + 2, false);
                    continue;
                }

                at = value + 2;
                Unsafe.Add(ref entries, count) = new ValueSlice((int)value, (int)at, kind, count + 1);
            }
            else
            {
                var kind = KindOf((byte)first);
                var length = value < wordsUntil ? UsualLength(ref Unsafe.Add(ref text, value), kind) : 0;
                if (length == 0)
                    break;
                at = value + (nuint)(uint)length;
                Unsafe.Add(ref entries, count) = new ValueSlice((int)value, (int)at, kind, count + 1);
            }

            (count, standsOnValue) = (count + 1, false);
            while (at < usualUntil && Unsafe.Add(ref text, at) == closing)
            {
                (at, depth) = (at + 1, depth - 1);
                ref var ended = ref Unsafe.Add(ref entries, container);
                container = ended.Link;
                ended = new ValueSlice(ended.Start, (int)at, ended.Kind, count);
                if (container == ValueTape.Outside)
                    break;
                closing = ClosingOf(Unsafe.Add(ref entries, container).Kind);
            }
        }

        (_at, _depth, _before, _workspace.Tape.Count, open) = ((int)at, depth, (byte)before, count, container);
        _quote = (int)(Unsafe.ByteOffset(ref MemoryMarshal.GetReference(_quotes), ref quotes) / sizeof(int));
        return standsOnValue;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ClosingOf(ValueKind kind) => kind == ValueKind.Object ? '}' : ']';

    /// <summary>The length of a short number, of <c>true</c>, <c>false</c> or <c>null</c>; 0 where none of these stands.</summary>
    /// <param name="text">Its first byte; <see cref="ShortNumber.BytesRead"/> bytes from it on can be read.</param>
    /// <param name="kind">What begins with this byte.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int UsualLength(ref byte text, ValueKind kind)
    {
        if (kind == ValueKind.Number)
            return ShortNumber.LengthOf(ref text);
        var word = MemoryMarshal.CreateReadOnlySpan(ref text, "false"u8.Length);
        if (word.StartsWith("true"u8) || word.StartsWith("null"u8))
            return "true"u8.Length;
        return word.StartsWith("false"u8) ? word.Length : 0;
    }

    [Conditional("DEBUG")]
    private readonly void AssertIsInside(nuint at, ref int quotes, int count)
    {
        var quote = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(_quotes), ref quotes) / sizeof(int);
        Debug.Assert((int)at >= 0 && (int)at < _utf8Event.Length - 2, $"two bytes behind {at} of {_utf8Event.Length}");
        Debug.Assert(quote >= 0 && quote <= _quotes.Length - 4, $"four quotes from {quote} on of {_quotes.Length}");
        Debug.Assert(count >= 0 && count <= _workspace.Tape.Capacity - EntriesOfOneStep, $"{count} entries of {_workspace.Tape.Capacity}");
    }
}
