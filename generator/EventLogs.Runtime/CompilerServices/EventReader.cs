using System.ComponentModel;
using System.Runtime.CompilerServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>
/// Walks one JSON text and finds values in it. Malformed text ends every loop and is reported by <see cref="Read"/>: no input throws.
/// </summary>
/// <remarks>
/// <para>
/// The reader stands on a value: the root at first, then the value of each property or element that
/// <see cref="NextProperty"/> or <see cref="NextElement"/> goes to. Each of these must be left behind with <see cref="Value"/>,
/// or entered and read to its end.
/// </para>
/// <para>
/// A string is taken whole, from quote to quote, out of a <see cref="QuoteIndex"/>; every byte between strings is checked. The
/// methods here hold the way through text without white space and escapes, which is how AWS writes events; what else there is,
/// up to the next unusual byte, is in <c>EventReader.Grammar.cs</c>, and gives the same answers.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct EventReader
{
    private readonly ReadOnlySpan<byte> _utf8Event;
    private readonly ReadOnlySpan<int> _quotes;
    private readonly ReadOnlySpan<int> _unusual;
    private readonly EventWorkspace _workspace;
    private readonly ValueKind _root;

    // strings that close before this position need no look inside, and two more bytes stand behind them
    private int _usualUntil;
    private int _nextUnusual;

    // the next byte, the next quote, and the byte that goes before the next property or element: its container's bracket or a comma
    private int _at;
    private int _quote;
    private byte _before;

    private int _depth;
    private int _nameQuote;
    private MapError _error;
    private bool _hasHalfAPair;

    /// <summary>Begins to read a whole event.</summary>
    /// <param name="utf8Event">The event.</param>
    /// <param name="workspace">Holds where the values stand.</param>
    public EventReader(ReadOnlySpan<byte> utf8Event, EventWorkspace workspace)
    {
        _utf8Event = utf8Event;
        _workspace = workspace;
        workspace.Tape.Count = 0;
        var isText = workspace.Quotes.TryRead(utf8Event, workspace.EventsHaveSlack);
        _quotes = workspace.Quotes.Positions;
        _unusual = workspace.Quotes.Unusual;
        PassUnusual();
        if (!isText)
        {
            Fail(MapError.InvalidText);
            return;
        }

        SkipWhiteSpace();
        _root = KindOf(Peek());
        if (_root == ValueKind.None)
            Fail(MapError.InvalidJson);
    }

    /// <summary>The name of the current property as it stands in the event.</summary>
    internal readonly ValueSlice Name =>
        new(_quotes[_nameQuote], _quotes[_nameQuote + 1] + 1, ValueKind.String);

    /// <summary>Reads the whole event. The values that are found stand in their slots of the workspace afterwards.</summary>
    /// <param name="shape">What to look for.</param>
    /// <returns>Why the text is not an event, if it is none.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public MapResult Read(ObjectShape shape)
    {
        ref var slots = ref _workspace.ClearSlots(shape.Last + 1);
        if (_root == ValueKind.Object)
            ReadObject(shape, ref slots);
        else
            Skip();
        return Finish();
    }

    /// <summary>Reads an object that something may follow. What is found stands in its slots afterwards.</summary>
    /// <param name="shape">What to look for.</param>
    /// <param name="isFollowed">Whether another object begins behind it.</param>
    /// <returns>Whether there is one, and nothing but an object follows.</returns>
    internal bool TryReadFirst(ObjectShape shape, out bool isFollowed)
    {
        isFollowed = false;
        if (_root != ValueKind.Object)
            return false;
        ReadObject(shape, ref _workspace.ClearSlots(shape.Last + 1));
        SkipWhiteSpace();
        isFollowed = _error == MapError.None && Peek() == '{';
        return isFollowed || _error == MapError.None && _at == _utf8Event.Length;
    }

    /// <summary>The kind of a value.</summary>
    /// <param name="slot">The value's slot.</param>
    internal readonly ValueKind KindAt(int slot)
    {
        _workspace.AssertSlots(slot, slot);
        return Unsafe.Add(ref _workspace.FirstSlot, slot).Kind;
    }

    /// <summary>Begins the line of the event, once it has been read without an error.</summary>
    /// <param name="line">Where the line goes.</param>
    public readonly LineWriter BeginLine(LineBuffer line) => new(_utf8Event, _workspace, line);

    /// <summary>Whether a value is this text, whatever its escapes.</summary>
    /// <param name="slot">The value's slot.</param>
    /// <param name="text">The text.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool TextIs(int slot, ReadOnlySpan<byte> text)
    {
        _workspace.AssertSlots(slot, slot);
        ref readonly var value = ref Unsafe.Add(ref _workspace.FirstSlot, slot);
        return value.Kind == ValueKind.String
            && (value.Length == text.Length + 2 && value.TextIn(_utf8Event).SequenceEqual(text) && IsLiteral(text) || UnescapedIs(in value, text));
    }

    /// <summary>Whether a value is one of these texts, or begins with one, whatever its escapes.</summary>
    /// <param name="slot">The value's slot.</param>
    /// <param name="texts">The texts.</param>
    public readonly bool TextIsOneOf(int slot, TextSet texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _workspace.AssertSlots(slot, slot);
        ref readonly var value = ref Unsafe.Add(ref _workspace.FirstSlot, slot);
        return value.Kind == ValueKind.String && texts.Contains(JsonText.Unescaped(value.TextIn(_utf8Event), _workspace.Scratch));
    }

    // a text with a backslash looks like an escape of another one
    private readonly bool IsLiteral(ReadOnlySpan<byte> text) => _unusual.Length <= 1 || !text.Contains((byte)'\\');

    private readonly bool UnescapedIs(in ValueSlice value, ReadOnlySpan<byte> text) =>
        _unusual.Length > 1 && JsonText.Unescaped(value.TextIn(_utf8Event), _workspace.Scratch).SequenceEqual(text);

    /// <summary>Reads the value that the reader stands on into the slot of a shape, and where it is an object, into those inside.</summary>
    internal void ReadInto(ObjectShape shape)
    {
        ref var slots = ref _workspace.FirstSlot;
        Clear(shape, ref slots);
        ReadInside(shape, ref slots);
    }

    /// <summary>Goes into the value when it is an object; passes over it otherwise.</summary>
    /// <returns>Whether it is an object, whose properties come next.</returns>
    internal bool EnterObject() => Enter(ValueKind.Object);

    /// <summary>Goes into the value when it is an array; passes over it otherwise.</summary>
    /// <returns>Whether it is an array, whose elements come next.</returns>
    internal bool EnterArray() => Enter(ValueKind.Array);

    /// <summary>Goes to the next property of the object that was entered last.</summary>
    /// <param name="name">Its name without escapes. Valid until the reader moves.</param>
    /// <returns>False at the end of the object.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool NextProperty(out ReadOnlySpan<byte> name)
    {
        var (open, close) = (_quotes[_quote], _quotes[_quote + 1]);
        if (open == _at + 1 && close < _usualUntil
            && _utf8Event[_at] == _before && _utf8Event[close + 1] == ':' && _utf8Event[close + 2] > ' ')
        {
            name = _utf8Event.Slice(open + 1, close - open - 1);
            _nameQuote = _quote;
            _quote += 2;
            _at = close + 2;
            _before = (byte)',';
            return true;
        }

        return TryReadName(out name);
    }

    /// <summary>Goes to the next element of the array that was entered last.</summary>
    /// <returns>False at the end of the array.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool NextElement()
    {
        if ((uint)_at + 1 < (uint)_utf8Event.Length && _utf8Event[_at] == _before && _utf8Event[_at + 1] is > (byte)' ' and not (byte)']')
        {
            _at++;
            _before = (byte)',';
            return true;
        }

        return TryGoToElement();
    }

    /// <summary>Passes over the value.</summary>
    /// <returns>Where it stands.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ValueSlice Value()
    {
        var (start, close) = (_at, _quotes[_quote + 1]);
        if (_quotes[_quote] != start || close >= _usualUntil)
            return AnyValue();
        _at = close + 1;
        _quote += 2;
        return new ValueSlice(start, _at, ValueKind.String);
    }

    /// <summary>Passes over the value, and forgets what is inside it.</summary>
    internal void Skip()
    {
        var known = _workspace.Tape.Count;
        Value();
        _workspace.Tape.Count = known;
    }

    /// <summary>Ends the reading of an event after its root has been read.</summary>
    /// <returns>Why the text is not an event, if it is none. Slices are meaningful only when it is <see cref="MapResult.Mapped"/>.</returns>
    internal MapResult Finish()
    {
        SkipWhiteSpace();
        if (_at != _utf8Event.Length)
            Fail(MapError.InvalidJson);
        return new MapResult(_error switch
        {
            not MapError.None => _error,
            _ when _hasHalfAPair => MapError.InvalidText,
            _ when _root != ValueKind.Object => MapError.NotAnObject,
            _ => MapError.None,
        });
    }
}
