using System.Diagnostics;
using System.Runtime.InteropServices;
using EventLogs.Runtime.Json;

namespace EventLogs.Runtime.Mapping;

/// <summary>
/// The memory in which events are read. Keep one for each thread, for events of any kind: once it has grown, nothing is allocated.
/// It holds where the strings and the values of the event stand that was read last; a line is written from these.
/// </summary>
public sealed class EventWorkspace
{
    private ValueSlice[] _slots = [];
    private int _slotCount;

    /// <summary>Where the strings of the event begin and end.</summary>
    internal QuoteIndex Quotes { get; } = new();

    /// <summary>The values inside of lists and maps of the event.</summary>
    internal ValueTape Tape { get; } = new();

    /// <summary>Finds keys that stand more than once in a map.</summary>
    internal MapKeys MapKeys { get; } = new();

    /// <summary>Memory for strings without their escapes.</summary>
    internal ScratchBuffer Scratch { get; } = new();

    /// <summary>
    /// Whether <see cref="ShortCopy.Slack"/> bytes behind every event that is read here can be read, whatever they are: then the last
    /// bytes of an event need no special care.
    /// </summary>
    internal bool EventsHaveSlack { get; init; }

    /// <summary>The slots of the event that was read last: where the value of each stands in it.</summary>
    internal ReadOnlySpan<ValueSlice> Slots => _slots.AsSpan(0, _slotCount);

    /// <summary>The first slot. As many follow as <see cref="Slots"/> has.</summary>
    internal ref ValueSlice FirstSlot => ref MemoryMarshal.GetArrayDataReference(_slots);

    /// <summary>Empties slots.</summary>
    /// <param name="count">How many the event has.</param>
    /// <returns>The first of them.</returns>
    internal ref ValueSlice ClearSlots(int count)
    {
        if (_slots.Length < count)
            _slots = new ValueSlice[count];
        else
            _slots.AsSpan(0, count).Clear();
        _slotCount = count;
        return ref FirstSlot;
    }

    /// <summary>Whether the event has slots from one to another: in debug builds before each access that is not checked.</summary>
    [Conditional("DEBUG")]
    internal void AssertSlots(int first, int last) =>
        Debug.Assert(first >= 0 && first <= last && last < _slotCount, $"slots {first} to {last} of {_slotCount}");
}
