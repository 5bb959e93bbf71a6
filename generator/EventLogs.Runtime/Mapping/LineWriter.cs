using System.Runtime.CompilerServices;

namespace EventLogs.Runtime.Mapping;

/// <summary>Writes one value of the line, or what is inside it. What it writes must be JSON.</summary>
/// <param name="row">The line.</param>
/// <param name="value">A value other than <c>null</c>.</param>
public delegate void ValueWriter(ref LineWriter row, ValueSlice value);

/// <summary>
/// Writes one log line, column by column, from values of an event. The first value that cannot be written makes every later
/// call do nothing, and <see cref="Finish"/> reports it.
/// </summary>
/// <remarks>
/// Keys come with the comma before them and the colon after them (<c>,"state":</c>), because these are constants of the
/// generated code; <see cref="Finish"/> and <see cref="Struct"/> make the first comma the opening brace.
/// </remarks>
public ref partial struct LineWriter
{
    private readonly ReadOnlySpan<byte> _utf8Event;
    private readonly LineBuffer _line;
    private readonly int _start;
    private MapError _error;

    // the value being written: its path from the struct, array or map around it, and whether fields inside it can be required
    private string _path = "";
    private bool _isRequired;
    private bool _isAroundRequired;

    /// <summary>Begins a line.</summary>
    /// <param name="utf8Event">An event that an <see cref="EventReader"/> has read to its end without an error.</param>
    /// <param name="line">Where the line goes.</param>
    public LineWriter(ReadOnlySpan<byte> utf8Event, LineBuffer line)
    {
        _utf8Event = utf8Event;
        _line = line;
        _start = line.Length;
        _isAroundRequired = true;
    }

    /// <summary>Checks an object that the values of later columns are in.</summary>
    /// <param name="value">The object; may be missing or null, then so are they.</param>
    /// <param name="path">Its JSONPath.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Through(ValueSlice value, string path)
    {
        if (value.Kind != ValueKind.Object)
            ThroughNoObject(value, path);
    }

    private void ThroughNoObject(ValueSlice value, string path)
    {
        if (_error != MapError.None || !value.HasValue)
            return;
        _path = path;
        Fail(MapError.WrongType);
    }

    /// <summary>Begins a column, or leaves it out when it has no value.</summary>
    /// <param name="key">Its key: <c>,"state":</c>.</param>
    /// <param name="value">Its value.</param>
    /// <param name="path">The value's JSONPath.</param>
    /// <param name="required">Whether an event without the value is refused.</param>
    /// <returns>Whether the value must be written next.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Column(ReadOnlySpan<byte> key, ValueSlice value, string path, bool required)
    {
        if (!value.HasValue || _error != MapError.None)
            return Begin(value, path, required) && false;
        _path = path;
        _isRequired = required;
        Append(key);
        return true;
    }

    /// <summary>Begins a field of a struct, or writes <c>null</c> when it has no value.</summary>
    /// <param name="key">Its key: <c>,"name":</c>.</param>
    /// <param name="value">Its value.</param>
    /// <param name="path">The value's path from the struct: <c>.name</c>.</param>
    /// <param name="required">Whether the struct must have the value, where an event must have the struct.</param>
    /// <returns>Whether the value must be written next.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Field(ReadOnlySpan<byte> key, ValueSlice value, string path, bool required)
    {
        if (!Begin(value, path, required))
            return false;
        Append(key);
        if (!value.HasValue)
            Append("null"u8);
        return value.HasValue;
    }

    /// <summary>Ends the line, or takes it back when a value could not be written.</summary>
    public MapResult Finish()
    {
        if (_error != MapError.None)
        {
            _line.Truncate(_start);
            return new MapResult(_error, _path);
        }

        CloseObject(_start);
        Append("\n"u8);
        return MapResult.Mapped;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Begin(ValueSlice value, string path, bool required)
    {
        if (_error != MapError.None)
            return false;
        _path = path;
        _isRequired = required && _isAroundRequired;
        return value.HasValue || !_isRequired || Fail(MapError.MissingValue);
    }

    /// <summary>Checks the type of the value that is written next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Expect(ValueKind kind, ValueSlice value) =>
        _error == MapError.None && (value.Kind == kind || Fail(MapError.WrongType));

    private bool Fail(MapError error)
    {
        _error = error;
        return false;
    }

    /// <summary>Makes the comma before the first key the opening brace, and writes the closing one.</summary>
    private readonly void CloseObject(int start)
    {
        if (_line.Length == start)
            Append("{"u8);
        else
            _line.Replace(start, (byte)'{');
        Append("}"u8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Append(ReadOnlySpan<byte> utf8) => _line.Append(utf8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void AppendRaw(ValueSlice value) =>
        ShortCopy.Copy(_utf8Event, value.Start, value.Length, ref _line.Take(value.Length, ShortCopy.Slack));
}
