using System.Runtime.CompilerServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <content>Values with values inside.</content>
public ref partial struct LineWriter
{
    /// <summary>
    /// Begins a struct. Its fields are written next, the first one's key with the opening brace, then <see cref="EndStruct"/>.
    /// </summary>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool BeginStruct(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        Begin(key, SlotAt(slot).Kind, ValueKind.Object, path, missing);

    /// <summary>Ends a struct.</summary>
    public void EndStruct() => Append("}"u8);

    /// <summary>Begins an array. Its elements are written next, each after <see cref="NextElement(ref ArrayElements, int)"/>.</summary>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool BeginArray(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        Begin(key, SlotAt(slot).Kind, ValueKind.Array, path, missing);

    /// <summary>Goes into an array that has been begun.</summary>
    /// <param name="slot">The array's slot.</param>
    public readonly ArrayElements Elements(int slot)
    {
        var number = SlotAt(slot).Link;
        return new ArrayElements(number + 1, Noted(number).Link);
    }

    /// <summary>Goes to the next element of an array, or ends the array.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="slot">The slot for the element.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextElement(ref ArrayElements elements, int slot)
    {
        if (!GoToElement(ref elements, out var number))
            return false;
        Put(number, ref SlotAt(slot));
        return true;
    }

    /// <summary>Goes to the next element of an array, or ends the array.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="shape">What to look for in the element.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextElement(ref ArrayElements elements, ObjectShape shape)
    {
        if (!GoToElement(ref elements, out var number))
            return false;
        PutInside(number, shape);
        return true;
    }

    /// <summary>Begins a map. Its values are written next, each after <see cref="NextEntry(ref MapEntries, int)"/>.</summary>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool BeginMap(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        Begin(key, SlotAt(slot).Kind, ValueKind.Object, path, missing);

    /// <summary>Goes into a map that has been begun.</summary>
    /// <param name="slot">The map's slot.</param>
    public readonly MapEntries Entries(int slot)
    {
        var number = SlotAt(slot).Link;
        var (first, end) = (number + 1, Noted(number).Link);
        _workspace.MapKeys.Distinguish(first, end, _utf8Event, _workspace.Tape, _workspace.Scratch);
        return new MapEntries(first, end);
    }

    /// <summary>Writes the key of the next entry of a map, or ends the map. Of a key that stands twice the last value counts.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="slot">The slot for the value.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextEntry(ref MapEntries entries, int slot)
    {
        if (!GoToEntry(ref entries, out var number))
            return false;
        Put(number, ref SlotAt(slot));
        return true;
    }

    /// <summary>Writes the key of the next entry of a map, or ends the map. Of a key that stands twice the last value counts.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="shape">What to look for in the value.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextEntry(ref MapEntries entries, ObjectShape shape)
    {
        if (!GoToEntry(ref entries, out var number))
            return false;
        PutInside(number, shape);
        return true;
    }

    private bool GoToElement(ref ArrayElements elements, out int number)
    {
        number = elements.Next;
        if (number == elements.End || _error != MapError.None)
        {
            if (elements.Before == '[')
                Take(1) = (byte)'[';
            Take(1) = (byte)']';
            return false;
        }

        Take(1) = elements.Before;
        (elements.Next, elements.Before) = (Noted(number).Link, (byte)',');
        return true;
    }

    private bool GoToEntry(ref MapEntries entries, out int number)
    {
        // a key that stands once more has gone
        while (entries.Next < entries.End && Noted(entries.Next).Kind == ValueKind.None)
            entries.Next = Noted(entries.Next + 1).Link;
        number = 0;
        if (entries.Next == entries.End || _error != MapError.None)
        {
            if (entries.Before == '{')
                Take(1) = (byte)'{';
            Take(1) = (byte)'}';
            return false;
        }

        number = _workspace.Tape.ValueOf(entries.Next);
        AppendKey(entries.Before, in Noted(entries.Next));
        (entries.Next, entries.Before) = (Noted(entries.Next + 1).Link, (byte)',');
        return true;
    }
}
