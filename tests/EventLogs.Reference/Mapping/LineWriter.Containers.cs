namespace EventLogs.Runtime.Mapping;

/// <content>Values with values inside. What is inside an array or a map is never required.</content>
public ref partial struct LineWriter
{
    /// <summary>Begins to read what is inside a value of the event.</summary>
    public readonly EventReader Open(ValueSlice value) => new(_utf8Event, value, _line);

    /// <summary>Writes an object as a struct.</summary>
    /// <param name="value">The object.</param>
    /// <param name="writeFields">Writes every field of the struct, in order, with <see cref="Field"/>.</param>
    public void Struct(ValueSlice value, ValueWriter writeFields)
    {
        if (!Expect(ValueKind.Object, value))
            return;
        var (outer, start) = (Enter(_isRequired), _line.Length);
        writeFields(ref this, value);
        CloseObject(start);
        Leave(outer);
    }

    /// <summary>Writes an array. An element that is null stays null.</summary>
    /// <param name="value">The array.</param>
    /// <param name="writeElement">Writes one element.</param>
    public void Array(ValueSlice value, ValueWriter writeElement)
    {
        if (!Expect(ValueKind.Array, value))
            return;
        var outer = Enter(fieldsCanBeRequired: false);
        var separator = "["u8;
        var reader = Open(value);
        reader.EnterArray(out _);
        while (_error == MapError.None && reader.NextElement())
        {
            Append(separator);
            Inner(reader.Value(), "[*]", writeElement);
            separator = ","u8;
        }

        Append(separator[0] == '[' ? "[]"u8 : "]"u8);
        Leave(outer);
    }

    /// <summary>
    /// Writes an object as a map with its own keys. A value that is null stays null; of a key that stands twice the last
    /// value counts.
    /// </summary>
    /// <param name="value">The object.</param>
    /// <param name="writeValue">Writes one value.</param>
    public void Map(ValueSlice value, ValueWriter writeValue)
    {
        if (!Expect(ValueKind.Object, value))
            return;
        var (outer, start) = (Enter(fieldsCanBeRequired: false), _line.Length);
        using var entries = MapEntries.Read(Open(value), _utf8Event, _line);
        foreach (var entry in entries.Distinct)
        {
            if (_error != MapError.None)
                break;
            Append(","u8);
            AppendRaw(entry.Key);
            Append(":"u8);
            Inner(entry.Value, "[*]", writeValue);
        }

        CloseObject(start);
        Leave(outer);
    }

    private void Inner(ValueSlice value, string path, ValueWriter write)
    {
        (_path, _isRequired) = (path, false);
        if (value.HasValue)
            write(ref this, value);
        else
            Append("null"u8);
    }

    private (string Path, bool IsAroundRequired) Enter(bool fieldsCanBeRequired)
    {
        var outer = (_path, _isAroundRequired);
        _isAroundRequired = fieldsCanBeRequired;
        return outer;
    }

    private void Leave((string Path, bool IsAroundRequired) outer)
    {
        _isAroundRequired = outer.IsAroundRequired;
        if (_error != MapError.None)
            _path = outer.Path + _path;
    }
}
