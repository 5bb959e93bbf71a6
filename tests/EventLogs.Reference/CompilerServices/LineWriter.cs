using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>
/// Writes one log line, column by column, from values of an event. The first value that cannot be written makes the line invalid,
/// and <see cref="Finish"/> reports it.
/// </summary>
public ref partial struct LineWriter
{
    private readonly ReadOnlySpan<byte> _utf8Event;
    private readonly EventWorkspace _workspace;
    private readonly LineBuffer _line;
    private readonly int _start;
    private MapResult _result;

    /// <summary>Begins a line: see <see cref="EventReader.BeginLine"/>.</summary>
    internal LineWriter(ReadOnlySpan<byte> utf8Event, EventWorkspace workspace, LineBuffer line)
    {
        _utf8Event = utf8Event;
        _workspace = workspace;
        _line = line;
        _start = line.Length;
    }

    /// <summary>Checks an object that the values of later columns are in.</summary>
    public void CheckObject(int slot, string path)
    {
        if (_workspace.Slots[slot] is { HasValue: true, Kind: not ValueKind.Object })
            Fail(MapError.WrongType, path);
    }

    /// <summary>Ends the line, or takes it back when a value could not be written.</summary>
    public MapResult Finish()
    {
        if (!_result.IsMapped)
        {
            _line.Truncate(_start);
            return _result;
        }

        if (_line.Length == _start)
            Append("{"u8);
        else
            _line.Replace(_start, (byte)'{');
        Append("}\n"u8);
        return MapResult.Mapped;
    }

    /// <summary>Writes the key of a value of this kind, or what is written where there is no such value.</summary>
    /// <returns>Whether the value comes next.</returns>
    private bool Begin(ReadOnlySpan<byte> key, int slot, ValueKind wanted, string path, IfMissing missing)
    {
        var value = _workspace.Slots[slot];
        if (value.HasValue)
        {
            if (value.Kind != wanted)
                Fail(MapError.WrongType, path);
            if (_result.IsMapped)
                Append(key);
            return _result.IsMapped;
        }

        if (missing == IfMissing.Refuse)
            Fail(MapError.MissingValue, path);
        if (missing != IfMissing.WriteNull)
            return false;
        Append(key);
        Append("null"u8);
        return false;
    }

    private void Fail(MapError error, string path)
    {
        if (_result.IsMapped)
            _result = new MapResult(error, path);
    }

    private readonly void Append(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(_line.GetSpan(utf8.Length));
        _line.Advance(utf8.Length);
    }

    private readonly void AppendRaw(ValueSlice value) => Append(value.In(_utf8Event));
}
