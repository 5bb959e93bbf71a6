using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <content>Objects whose properties are looked for: the loop in which most of the time of reading is spent.</content>
public ref partial struct EventReader
{
    private const int StandsOnName = -1;

    /// <summary>Reads the object that the reader stands on: each value into its slot, those that are not looked for into none.</summary>
    /// <returns>Whether it was read to its end.</returns>
    private bool ReadObject(ObjectShape shape, ref ValueSlice slots)
    {
        if (_depth++ >= MaxDepth)
            return Fail(MapError.InvalidJson);
        _before = (byte)'{';
        while (true)
        {
            var slot = ReadUsualTexts(shape, ref slots);
            if (slot == StandsOnName)
            {
                if (Peek() == '}' && _before == ',')
                {
                    _at++;
                    _depth--;
                    return true;
                }

                if (!NextProperty(out var name))
                    return _error == MapError.None;
                slot = shape.Find(name);
            }

            if (!ReadValue(shape, slot, ref slots))
                return false;
        }
    }

    /// <summary>
    /// Reads properties as long as they are strings, or short, and there is nothing around them but colons and commas. Which properties they
    /// are makes no difference to the way the processor goes through this loop, so it can guess that way well; and as nothing is
    /// called here, all that counts stays in its registers.
    /// </summary>
    /// <returns>The slot of the value that the reader stands on now; <see cref="StandsOnName"/> when it is not yet there.</returns>
    private int ReadUsualTexts(ObjectShape shape, ref ValueSlice slots)
    {
        // Nothing is checked here but in debug builds. Of the text only bytes before the limits and two behind a quote before them are
        // read, with slack also the ComparedBytes behind a name, and before a limit as many as a number may have; of the index four quotes from the next on, which sentinels make up
        // for at its end; buckets have as many bits as there are entries; and slots are those of the shape or NoSlot.
        ref var text = ref MemoryMarshal.GetReference(_utf8Event);
        ref var quotes = ref Unsafe.Add(ref MemoryMarshal.GetReference(_quotes), _quote);
        ref var entries = ref shape.Entries;
        var (factor, shift) = (shape.Factor, shape.Shift);
        var (at, before, usualUntil) = ((nuint)(uint)_at, TwoBytes(_before, '"'), (nuint)(uint)_usualUntil);
        var compared = _workspace.EventsHaveSlack ? 0 : ObjectShape.ComparedBytes;
        var namesUntil = shape.CanCompareAtOnce ? (nuint)Math.Max(_usualUntil - compared, 0) : 0;
        // a value instead of an object takes back what was inside that: not here
        var wordsUntil = shape.HasInsides ? 0 : (nuint)Math.Max(_utf8Event.Length - ShortNumber.BytesRead - 2, 0);
        var slot = StandsOnName;
        while (true)
        {
            // a quote that does not stand in a string is the next one that has been found
            Debug.Assert(Unsafe.ByteOffset(ref MemoryMarshal.GetReference(_quotes), ref quotes) / sizeof(int) <= _quotes.Length - 4, "four quotes");
            var (name, close) = (at + 2, (nuint)(uint)Unsafe.Add(ref quotes, 1));
            if (close >= namesUntil || TwoBytes(ref text, at) != before)
                break;
            AssertIsNameBefore(close, name, compared == 0);
            ref var first = ref Unsafe.Add(ref text, name);
            var bucket = PropertyName.BucketBy(PropertyName.KeyIn(ref first, close - name), factor, shift);
            shape.AssertBucket(bucket);
            slot = Unsafe.Add(ref entries, bucket).SlotIf(ref first);
            var (behind, end) = (TwoBytes(ref text, close + 1), (nuint)(uint)Unsafe.Add(ref quotes, 3));
            if (slot < 0)
                break;
            if (behind != TwoBytes(':', '"') || end >= usualUntil)
            {
                // a short number, true or false
                var kind = (byte)behind == ':' && close < wordsUntil ? KindOf((byte)(behind >> 8)) : ValueKind.None;
                var length = kind is ValueKind.Number or ValueKind.Boolean ? UsualLength(ref Unsafe.Add(ref text, close + 2), kind) : 0;
                if (length > 0)
                {
                    at = close + 2 + (nuint)(uint)length;
                    quotes = ref Unsafe.Add(ref quotes, 2);
                    before = TwoBytes(',', '"');
                    _workspace.AssertSlots(slot, slot);
                    Unsafe.Add(ref slots, slot) = new ValueSlice((int)close + 2, (int)at, kind);
                    slot = StandsOnName;
                    continue;
                }

                if ((byte)behind == ':' && behind >> 8 > ' ')
                    at = close + 2;
                else
                    slot = StandsOnName;
                break;
            }

            at = end + 1;
            quotes = ref Unsafe.Add(ref quotes, 4);
            before = TwoBytes(',', '"');
            _workspace.AssertSlots(slot, slot);
            Unsafe.Add(ref slots, slot) = new ValueSlice((int)close + 2, (int)at, ValueKind.String);
            slot = StandsOnName;
        }

        (_at, _before) = ((int)at, slot < 0 ? (byte)before : (byte)',');
        _quote = (int)((nuint)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(_quotes), ref quotes) / sizeof(int)) + (slot < 0 ? 0 : 2);
        return slot;
    }

    [Conditional("DEBUG")]
    private readonly void AssertIsNameBefore(nuint close, nuint name, bool hasSlack) => Debug.Assert(
        name <= close && name >= 2 && (int)close + 2 < _utf8Event.Length && (hasSlack || (int)name + ObjectShape.ComparedBytes <= _utf8Event.Length),
        $"a name from {name} to {close} of {_utf8Event.Length} bytes");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TwoBytes(int first, int second) => first | second << 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TwoBytes(ref byte text, nuint at) => Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref text, at));

    /// <summary>Reads the value of a property into its slot.</summary>
    /// <returns>Whether it is a value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadValue(ObjectShape shape, int slot, ref ValueSlice slots)
    {
        if (shape.Inside(slot) is { } inside)
        {
            // of a property that stands twice the last one counts, and nothing that is inside the first
            if (Unsafe.Add(ref slots, slot).Kind != ValueKind.None)
                Clear(inside, ref slots);
            return ReadInside(inside, ref slots);
        }

        _workspace.AssertSlots(slot, slot);
        var known = _workspace.Tape.Count;
        ReadAny(ref Unsafe.Add(ref slots, slot));
        if (slot == ObjectShape.NoSlot)
            _workspace.Tape.Count = known;
        return _error == MapError.None;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadInside(ObjectShape shape, ref ValueSlice slots)
    {
        var start = _at;
        _workspace.AssertSlots(shape.Slot, shape.Last);
        ref var itself = ref Unsafe.Add(ref slots, shape.Slot);
        if (Peek() != '{')
        {
            ReadAny(ref itself);
            return _error == MapError.None;
        }

        if (!ReadObject(shape, ref slots))
            return false;
        itself = new ValueSlice(start, _at, ValueKind.Object);
        return true;
    }

    private readonly void Clear(ObjectShape shape, ref ValueSlice slots)
    {
        _workspace.AssertSlots(shape.Slot, shape.Last);
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref slots, shape.Slot), shape.Last - shape.Slot + 1).Clear();
    }
}
