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

    /// <summary>Begins an array. Its elements are written next, each after <see cref="NextElement(ref EventReader, int)"/>.</summary>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool BeginArray(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        Begin(key, SlotAt(slot).Kind, ValueKind.Array, path, missing);

    /// <summary>Goes into an array that has been begun.</summary>
    /// <param name="slot">The array's slot.</param>
    public readonly EventReader Elements(int slot)
    {
        var elements = new EventReader(_utf8Event, SlotAt(slot), _workspace);
        elements.EnterArray();
        return elements;
    }

    /// <summary>Goes to the next element of an array, or ends the array.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="slot">The slot for the element.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextElement(ref EventReader elements, int slot)
    {
        if (!GoToElement(ref elements))
            return false;
        SlotAt(slot) = elements.Value();
        return true;
    }

    /// <summary>Goes to the next element of an array, or ends the array.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="shape">What to look for in the element.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextElement(ref EventReader elements, ObjectShape shape)
    {
        if (!GoToElement(ref elements))
            return false;
        elements.ReadInto(shape);
        return true;
    }

    /// <summary>Begins a map. Its values are written next, each after <see cref="NextEntry(ref MapEntries, int)"/>.</summary>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool BeginMap(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        Begin(key, SlotAt(slot).Kind, ValueKind.Object, path, missing);

    /// <summary>Goes into a map that has been begun.</summary>
    /// <param name="slot">The map's slot.</param>
    public readonly MapEntries Entries(int slot) =>
        MapEntries.Read(new EventReader(_utf8Event, SlotAt(slot), _workspace), _utf8Event, _workspace);

    /// <summary>Writes the key of the next entry of a map, or ends the map. Of a key that stands twice the last value counts.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="slot">The slot for the value.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextEntry(ref MapEntries entries, int slot)
    {
        if (!GoToEntry(ref entries))
            return false;
        SlotAt(slot) = entries.Current.Value;
        return true;
    }

    /// <summary>Writes the key of the next entry of a map, or ends the map. Of a key that stands twice the last value counts.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="shape">What to look for in the value.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextEntry(ref MapEntries entries, ObjectShape shape)
    {
        if (!GoToEntry(ref entries))
            return false;
        var value = entries.Current.Value;
        if (value.Kind == ValueKind.Object)
            new EventReader(_utf8Event, value, _workspace).ReadInto(shape);
        else
            SlotAt(shape.Slot) = value;
        return true;
    }

    private bool GoToElement(ref EventReader elements)
    {
        var isFirst = elements.IsAtStart;
        if (_error != MapError.None || !elements.NextElement())
        {
            Append(isFirst ? "[]"u8 : "]"u8);
            return false;
        }

        Append(isFirst ? "["u8 : ","u8);
        return true;
    }

    private bool GoToEntry(ref MapEntries entries)
    {
        var isFirst = entries.IsAtStart;
        if (_error != MapError.None || !entries.MoveNext())
        {
            Append(isFirst ? "{}"u8 : "}"u8);
            entries.Dispose();
            return false;
        }

        var key = entries.Current.Key;
        AppendRaw(isFirst ? "{"u8 : ","u8, in key);
        Append(":"u8);
        return true;
    }
}
