using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventLogs.Runtime.Json;

namespace EventLogs.Runtime.CompilerServices;

/// <content>From the tape to the slots of elements and of values of maps.</content>
public ref partial struct LineWriter
{
    /// <summary>An entry of the tape. Not checked but in debug builds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref readonly ValueSlice Noted(int number)
    {
        _workspace.Tape.AssertHas(number);
        return ref Unsafe.Add(ref _noted, number);
    }

    /// <summary>Puts a value of the tape into a slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Put(int number, ref ValueSlice slot)
    {
        ref readonly var value = ref Noted(number);
        slot = new ValueSlice(value.Start, value.End, value.Kind, number);
    }

    /// <summary>Puts a value of the tape into the slot of a shape, and where it is an object, what is inside into the others.</summary>
    private readonly void PutInside(int number, ObjectShape shape)
    {
        _workspace.AssertSlots(shape.Slot, shape.Last);
        MemoryMarshal.CreateSpan(ref SlotAt(shape.Slot), shape.Last - shape.Slot + 1).Clear();
        Put(number, ref SlotAt(shape.Slot));
        if (Noted(number).Kind != ValueKind.Object)
            return;

        var (at, end, hasInsides) = (number + 1, Noted(number).Link, shape.HasInsides);
        while (at < end)
        {
            var (slot, value) = (SlotOf(in Noted(at), shape), at + 1);
            at = Noted(value).Link;
            if (hasInsides && shape.Inside(slot) is { } inside)
                PutInside(value, inside);
            else
                Put(value, ref SlotAt(slot));
        }
    }

    /// <summary>Finds the slot of a property, as <see cref="EventReader"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int SlotOf(in ValueSlice name, ObjectShape shape)
    {
        if (name.Link == ValueTape.Plain && name.Start < _wholeUntil && shape.CanCompareAtOnce)
        {
            Debug.Assert(name.Start > 0 && name.End <= _utf8Event.Length, $"a name from {name.Start} to {name.End} of {_utf8Event.Length} bytes");
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(_utf8Event), name.Start + 1);
            var bucket = PropertyName.BucketBy(PropertyName.KeyIn(ref first, (uint)name.Length - 2), shape.Factor, shape.Shift);
            shape.AssertBucket(bucket);
            var slot = Unsafe.Add(ref shape.Entries, bucket).SlotIf(ref first);
            if (slot >= 0)
                return slot;
        }

        return shape.Find(JsonText.Unescaped(name.TextIn(_utf8Event), _workspace.Scratch));
    }
}
