using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventLogs.Runtime.Json;

/// <summary>
/// The values inside of objects and arrays whose shape is not a mapper's: lists, maps, and what is in them. They are noted in the order of
/// the event when it is read, so that nothing of it is read again when the line is written.
/// </summary>
/// <remarks>
/// An object or an array is a value, behind which all that is inside follows; a property is its name and its value. The
/// <see cref="ValueSlice.Link"/> of a value is the number of the first entry behind it and what is inside it; that of a name is
/// <see cref="Plain"/>, <see cref="Escaped"/>, or the number of another value than the one behind it. Keeps its memory: 16 bytes for each
/// entry of the event with the most of them.
/// </remarks>
internal sealed class ValueTape
{
    /// <summary>In place of the object or array around one that stands in none.</summary>
    public const int Outside = -1;

    /// <summary>A name as it stands in the event is its text.</summary>
    public const int Plain = 0;

    /// <summary>A name holds escapes.</summary>
    public const int Escaped = 1;

    private const int FirstCapacity = 64;

    private ValueSlice[] _entries = [];

    /// <summary>How many entries there are.</summary>
    public int Count { get; set; }

    /// <summary>How many entries there is memory for.</summary>
    public int Capacity => _entries.Length;

    /// <summary>The first entry.</summary>
    public ref ValueSlice First => ref MemoryMarshal.GetArrayDataReference(_entries);

    /// <summary>An entry. Not checked but in debug builds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ValueSlice At(int number)
    {
        AssertHas(number);
        return ref Unsafe.Add(ref First, number);
    }

    /// <summary>The place of the next entry, for which memory has been reserved. Not checked but in debug builds.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="room">How many entries may be written from it on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ValueSlice At(int number, int room)
    {
        Debug.Assert(number >= 0 && number <= _entries.Length - room, $"{room} entries behind {number} of {_entries.Length}");
        return ref Unsafe.Add(ref First, number);
    }

    /// <summary>Adds a value without any inside.</summary>
    /// <param name="start">The position of its first byte.</param>
    /// <param name="end">The position behind its last byte.</param>
    /// <param name="kind">Its type.</param>
    public void AddValue(int start, int end, ValueKind kind) => Add(new ValueSlice(start, end, kind, Count + 1));

    /// <summary>Adds the name of a property, whose value comes next.</summary>
    public void AddName(int start, int end, bool isEscaped) =>
        Add(new ValueSlice(start, end, ValueKind.String, isEscaped ? Escaped : Plain));

    /// <summary>Begins an object or an array. What is added from now on is inside it.</summary>
    /// <param name="start">The position of its first byte.</param>
    /// <param name="kind">Which of them.</param>
    /// <param name="around">The one that it is in, or <see cref="Outside"/>.</param>
    /// <returns>Its number.</returns>
    public int Begin(int start, ValueKind kind, int around)
    {
        Add(new ValueSlice(start, start, kind, around));
        return Count - 1;
    }

    /// <summary>Ends an object or an array.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="end">The position behind its last byte.</param>
    /// <returns>The one that it is in, or <see cref="Outside"/>.</returns>
    public int End(int number, int end)
    {
        ref var ended = ref At(number);
        var around = ended.Link;
        ended = new ValueSlice(ended.Start, end, ended.Kind, Count);
        return around;
    }

    /// <summary>Gives the value of a property to one of the same name before it, and takes the property out.</summary>
    /// <param name="name">The number of the name before it.</param>
    /// <param name="again">The number of the property's own name.</param>
    public void MoveValue(int name, int again)
    {
        ref var moved = ref At(again);
        moved = new ValueSlice(moved.Start, moved.End, ValueKind.None, moved.Link);
        ref var first = ref At(name);
        first = new ValueSlice(first.Start, first.End, first.Kind, again + 1);
    }

    /// <summary>The number of the value of a map's entry.</summary>
    /// <param name="name">The number of its key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ValueOf(int name) => At(name).Link > Escaped ? At(name).Link : name + 1;

    /// <summary>Makes room for more entries than there is room for now.</summary>
    /// <param name="room">For how many more than there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reserve(int room)
    {
        if (_entries.Length - Count < room)
            Grow(room);
    }

    /// <summary>In debug builds: that there is such an entry.</summary>
    [Conditional("DEBUG")]
    public void AssertHas(int number) => Debug.Assert((uint)number < (uint)Count, $"entry {number} of {Count}");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int room) =>
        Array.Resize(ref _entries, Math.Max(Count + room, Math.Max(_entries.Length * 2, FirstCapacity)));

    private void Add(ValueSlice entry)
    {
        Reserve(1);
        _entries[Count++] = entry;
    }
}
