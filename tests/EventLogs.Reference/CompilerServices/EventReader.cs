using System.Text.Json;
using System.Text.Unicode;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>
/// Walks one JSON text and finds values in it. Malformed text ends every loop and is reported by <see cref="Read(ObjectShape)"/>.
/// </summary>
/// <remarks>
/// The reader stands on a value: the root at first, then the value of each property or element that
/// <see cref="NextProperty"/> or <see cref="NextElement"/> goes to. Each of these must be left behind with <see cref="Value"/>,
/// or entered and read to its end.
/// </remarks>
public ref struct EventReader
{
    private readonly ReadOnlySpan<byte> _utf8Event;
    private readonly EventWorkspace _workspace;
    private readonly int _offset;
    private readonly ValueKind _root;
    private Utf8JsonReader _json;
    private MapError _error;
    private bool _hasHalfAPair;

    // what was passed over in slot of being entered
    private ValueSlice _entered;

    /// <summary>Reads a whole event.</summary>
    /// <param name="utf8Event">The event.</param>
    /// <param name="workspace">Holds where the values stand.</param>
    public EventReader(ReadOnlySpan<byte> utf8Event, EventWorkspace workspace)
    {
        _utf8Event = utf8Event;
        _workspace = workspace;
        if (!Utf8.IsValid(utf8Event))
        {
            _error = MapError.InvalidText;
            return;
        }

        _json = new Utf8JsonReader(utf8Event);
        Read();
        _root = Kind;
    }

    /// <summary>Reads one value of an event that has been read to its end before, so is known to be well-formed.</summary>
    internal EventReader(ReadOnlySpan<byte> utf8Event, ValueSlice value, EventWorkspace workspace)
    {
        _utf8Event = utf8Event;
        _workspace = workspace;
        _offset = value.Start;
        _json = new Utf8JsonReader(value.In(utf8Event));
        Read();
    }

    /// <summary>The JSON type of the value that the reader stands on.</summary>
    private readonly ValueKind Kind => _json.TokenType switch
    {
        JsonTokenType.Null => ValueKind.Null,
        JsonTokenType.String => ValueKind.String,
        JsonTokenType.Number => ValueKind.Number,
        JsonTokenType.True or JsonTokenType.False => ValueKind.Boolean,
        JsonTokenType.StartObject => ValueKind.Object,
        JsonTokenType.StartArray => ValueKind.Array,
        _ => ValueKind.None,
    };

    /// <summary>The name of the current property as it stands in the event.</summary>
    internal ValueSlice Name { get; private set; }

    private readonly int TokenStart => _offset + (int)_json.TokenStartIndex;

    private readonly int TokenEnd => _offset + (int)_json.BytesConsumed;

    /// <summary>Whether no property or element of the container that was entered last has been gone to.</summary>
    internal bool IsAtStart { get; private set; }

    /// <summary>Reads the whole event. The values that are found stand in their slots of the workspace afterwards.</summary>
    /// <param name="shape">What to look for.</param>
    /// <returns>Why the text is not an event, if it is none.</returns>
    public MapResult Read(ObjectShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        _workspace.Slots = new ValueSlice[shape.Last + 1];
        ReadInto(shape);
        return Finish();
    }

    /// <summary>Reads the value that the reader stands on, where it is an object, into the slots of its shape.</summary>
    internal void ReadInto(ObjectShape shape)
    {
        _workspace.Slots.AsSpan(shape.Slot..(shape.Last + 1)).Clear();
        var start = TokenStart;
        if (!EnterObject())
        {
            _workspace.Slots[shape.Slot] = _entered;
            return;
        }

        while (NextProperty(out var name))
        {
            if (shape.Find(name) is not { } property)
                Skip();
            else if (property.Inside is { } inside)
                ReadInto(inside);
            else
                _workspace.Slots[property.Slot] = Value();
        }

        _workspace.Slots[shape.Slot] = new ValueSlice(start, TokenEnd - start, ValueKind.Object);
    }

    /// <summary>Goes into the value when it is an object; passes over it otherwise.</summary>
    /// <returns>Whether it is an object, whose properties come next.</returns>
    internal bool EnterObject() => Enter(ValueKind.Object);

    /// <summary>Goes into the value when it is an array; passes over it otherwise.</summary>
    /// <returns>Whether it is an array, whose elements come next.</returns>
    internal bool EnterArray() => Enter(ValueKind.Array);

    /// <summary>Goes to the next property of the object that was entered last.</summary>
    /// <param name="name">Its name without escapes.</param>
    /// <returns>False at the end of the object.</returns>
    internal bool NextProperty(out ReadOnlySpan<byte> name)
    {
        name = default;
        IsAtStart = false;
        if (!Read() || _json.TokenType != JsonTokenType.PropertyName)
            return false;
        Name = new ValueSlice(TokenStart, _json.ValueSpan.Length + 2, ValueKind.String);
        name = _json.ValueIsEscaped ? JsonText.Unescaped(_json.ValueSpan) : _json.ValueSpan;
        return Read();
    }

    /// <summary>Goes to the next element of the array that was entered last.</summary>
    /// <returns>False at the end of the array.</returns>
    internal bool NextElement()
    {
        IsAtStart = false;
        return Read() && _json.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Passes over the value.</summary>
    /// <returns>Where it stands.</returns>
    internal ValueSlice Value()
    {
        var (start, kind) = (TokenStart, Kind);
        Skip();
        return new ValueSlice(start, TokenEnd - start, kind);
    }

    /// <summary>Passes over the value.</summary>
    internal void Skip()
    {
        if (Kind is not (ValueKind.Object or ValueKind.Array))
            return;
        var depth = _json.CurrentDepth;
        while (Read() && _json.CurrentDepth > depth)
        {
        }
    }

    /// <summary>Ends the reading of an event after its root has been read.</summary>
    /// <returns>Why the text is not an event, if it is none. Slices are meaningful only when it is <see cref="MapResult.Mapped"/>.</returns>
    internal MapResult Finish()
    {
        Read();
        return new MapResult(_error switch
        {
            not MapError.None => _error,
            _ when _hasHalfAPair => MapError.InvalidText,
            _ when _root != ValueKind.Object => MapError.NotAnObject,
            _ => MapError.None,
        });
    }

    /// <summary>Begins the line of the event, once it has been read without an error.</summary>
    /// <param name="line">Where the line goes.</param>
    public readonly LineWriter BeginLine(LineBuffer line) => new(_utf8Event, _workspace, line);

    /// <summary>Whether a value is this text, whatever its escapes.</summary>
    /// <param name="slot">The value's slot.</param>
    /// <param name="text">The text.</param>
    public readonly bool TextIs(int slot, ReadOnlySpan<byte> text) => TextIs(_workspace.Slots[slot], text);

    /// <summary>Whether a value is this text, whatever its escapes.</summary>
    internal readonly bool TextIs(ValueSlice value, ReadOnlySpan<byte> text) =>
        value.Kind == ValueKind.String && JsonText.Unescaped(value.TextIn(_utf8Event)).SequenceEqual(text);

    private bool Enter(ValueKind kind)
    {
        IsAtStart = Kind == kind;
        _entered = IsAtStart ? default : Value();
        return IsAtStart;
    }

    /// <summary>Reads the next token. The only slot where a JSON reader's exception can come up, and it ends here.</summary>
    private bool Read()
    {
        if (_error != MapError.None)
            return false;
        try
        {
            if (!_json.Read())
                return false;
        }
        catch (JsonException)
        {
            _error = MapError.InvalidJson;
            return false;
        }

        _hasHalfAPair |= _json.ValueIsEscaped && !JsonText.HasPairedSurrogates(_json.ValueSpan);
        return true;
    }
}
