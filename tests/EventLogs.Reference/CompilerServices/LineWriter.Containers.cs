using EventLogs.Runtime.Json;

namespace EventLogs.Runtime.CompilerServices;

/// <content>Values with values inside.</content>
public ref partial struct LineWriter
{
    /// <summary>Begins a struct.</summary>
    public bool BeginStruct(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        Begin(key, slot, ValueKind.Object, path, missing);

    /// <summary>Ends a struct.</summary>
    public readonly void EndStruct() => Append("}"u8);

    /// <summary>Begins an array.</summary>
    public bool BeginArray(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        Begin(key, slot, ValueKind.Array, path, missing);

    /// <summary>Goes into an array that has been begun.</summary>
    public readonly EventReader Elements(int slot)
    {
        var elements = new EventReader(_utf8Event, _workspace.Slots[slot], _workspace);
        elements.EnterArray();
        return elements;
    }

    /// <summary>Goes to the next element of an array, or ends the array.</summary>
    public readonly bool NextElement(ref EventReader elements, int slot)
    {
        var hasNext = GoToElement(ref elements);
        if (hasNext)
            _workspace.Slots[slot] = elements.Value();
        return hasNext;
    }

    /// <summary>Goes to the next element of an array, or ends the array.</summary>
    public readonly bool NextElement(ref EventReader elements, ObjectShape shape)
    {
        var hasNext = GoToElement(ref elements);
        if (hasNext)
            elements.ReadInto(shape);
        return hasNext;
    }

    /// <summary>Begins a map.</summary>
    public bool BeginMap(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        Begin(key, slot, ValueKind.Object, path, missing);

    /// <summary>Goes into a map that has been begun.</summary>
    public readonly MapEntries Entries(int slot) => MapEntries.Read(new EventReader(_utf8Event, _workspace.Slots[slot], _workspace));

    /// <summary>Writes the key of the next entry of a map, or ends the map.</summary>
    public readonly bool NextEntry(ref MapEntries entries, int slot)
    {
        var hasNext = GoToEntry(entries);
        if (hasNext)
            _workspace.Slots[slot] = entries.Current.Value;
        return hasNext;
    }

    /// <summary>Writes the key of the next entry of a map, or ends the map.</summary>
    public readonly bool NextEntry(ref MapEntries entries, ObjectShape shape)
    {
        var hasNext = GoToEntry(entries);
        if (hasNext)
            new EventReader(_utf8Event, entries.Current.Value, _workspace).ReadInto(shape);
        return hasNext;
    }

    private readonly bool GoToElement(ref EventReader elements)
    {
        var isFirst = elements.IsAtStart;
        var hasNext = elements.NextElement();
        Append(isFirst ? "["u8 : hasNext ? ","u8 : []);
        if (!hasNext)
            Append("]"u8);
        return hasNext;
    }

    private readonly bool GoToEntry(MapEntries entries)
    {
        var isFirst = entries.IsAtStart;
        var hasNext = entries.MoveNext();
        Append(isFirst ? "{"u8 : hasNext ? ","u8 : "}"u8);
        if (hasNext)
        {
            AppendRaw(entries.Current.Key);
            Append(":"u8);
        }
        else if (isFirst)
        {
            Append("}"u8);
        }

        return hasNext;
    }
}
