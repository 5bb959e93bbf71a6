using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventLogs.Runtime.Mapping;

/// <content>Objects whose properties are looked for: the loop in which most of the time of reading is spent.</content>
public ref partial struct EventReader
{
    private const int StandsOnName = -1;

    /// <summary>Reads the object that the reader stands on: each value into its place, those that are not looked for into none.</summary>
    /// <returns>Whether it was read to its end.</returns>
    private bool ReadObject(ObjectShape shape, ref ValueSlice values)
    {
        if (_depth++ >= MaxDepth)
            return Fail(MapError.InvalidJson);
        _before = (byte)'{';
        while (true)
        {
            var place = ReadUsualTexts(shape, ref values);
            if (place == StandsOnName)
            {
                if (Peek() == '}' && _before == ',')
                {
                    _at++;
                    _depth--;
                    return true;
                }

                if (!NextProperty(out var name))
                    return _error == MapError.None;
                place = shape.Find(name);
            }

            if (!ReadValue(shape, place, ref values))
                return false;
        }
    }

    /// <summary>
    /// Reads properties as long as they are strings and there is nothing around them but colons and commas. Which properties they
    /// are makes no difference to the way the processor goes through this loop, so it can guess that way well; and as nothing is
    /// called here, all that counts stays in its registers.
    /// </summary>
    /// <returns>The place of the value that the reader stands on now; <see cref="StandsOnName"/> when it is not yet there.</returns>
    private int ReadUsualTexts(ObjectShape shape, ref ValueSlice values)
    {
        // nothing outside of the text is read: every position that is looked at is one or two behind a quote before the limits
        ref var text = ref MemoryMarshal.GetReference(_utf8Event);
        ref var quotes = ref Unsafe.Add(ref MemoryMarshal.GetReference(_quotes), _quote);
        ref var entries = ref shape.Entries;
        var (factor, bits) = (shape.Factor, shape.Bits);
        var (at, before, usualUntil) = ((nuint)(uint)_at, TwoBytes(_before, '"'), (nuint)Math.Max(_usualUntil, 0));
        var compared = _scratch.EventsHaveSlack ? 0 : ObjectShape.ComparedBytes;
        var namesUntil = shape.CanCompareAtOnce ? (nuint)Math.Max(_usualUntil - compared, 0) : 0;
        var place = StandsOnName;
        while (true)
        {
            // a quote that does not stand in a string is the next one that has been found
            var (name, close) = (at + 2, (nuint)(uint)Unsafe.Add(ref quotes, 1));
            if (close >= namesUntil || TwoBytes(ref text, at) != before)
                break;
            ref var first = ref Unsafe.Add(ref text, name);
            var slot = (uint)PropertyName.Slot(PropertyName.KeyIn(ref first, close - name), factor, bits);
            place = Unsafe.Add(ref entries, slot).PlaceIf(ref first);
            var (behind, end) = (TwoBytes(ref text, close + 1), (nuint)(uint)Unsafe.Add(ref quotes, 3));
            if (place < 0)
                break;
            if (behind != TwoBytes(':', '"') || end >= usualUntil)
            {
                if ((byte)behind == ':' && behind >> 8 > ' ')
                    at = close + 2;
                else
                    place = StandsOnName;
                break;
            }

            at = end + 1;
            quotes = ref Unsafe.Add(ref quotes, 4);
            before = TwoBytes(',', '"');
            Unsafe.Add(ref values, place) = new ValueSlice((int)close + 2, (int)at, ValueKind.String);
            place = StandsOnName;
        }

        (_at, _before) = ((int)at, place < 0 ? (byte)before : (byte)',');
        _quote = (int)(Unsafe.ByteOffset(ref MemoryMarshal.GetReference(_quotes), ref quotes) / sizeof(int)) + (place < 0 ? 0 : 2);
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TwoBytes(int first, int second) => first | second << 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TwoBytes(ref byte text, nuint at) => Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref text, at));

    /// <summary>Reads the value of a property into its place.</summary>
    /// <returns>Whether it is a value.</returns>
    private bool ReadValue(ObjectShape shape, int place, ref ValueSlice values)
    {
        if (place != ObjectShape.Nowhere && shape.Inside(place) is { } inside)
        {
            // of a property that stands twice the last one counts, and nothing that is inside the first
            if (Unsafe.Add(ref values, place).Kind != ValueKind.None)
                Clear(inside, ref values);
            return ReadInside(inside, ref values);
        }

        Unsafe.Add(ref values, place) = AnyValue();
        return _error == MapError.None;
    }

    private bool ReadInside(ObjectShape shape, ref ValueSlice values)
    {
        var (start, quote) = (_at, _quote);
        ref var itself = ref Unsafe.Add(ref values, shape.Place);
        if (Peek() != '{')
        {
            itself = AnyValue();
            return _error == MapError.None;
        }

        if (!ReadObject(shape, ref values))
            return false;
        itself = new ValueSlice(start, _at, ValueKind.Object, quote);
        return true;
    }

    private static void Clear(ObjectShape shape, ref ValueSlice values) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref values, shape.Place), shape.Last - shape.Place + 1).Clear();
}
