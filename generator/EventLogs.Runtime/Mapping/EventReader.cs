using System.Runtime.CompilerServices;

namespace EventLogs.Runtime.Mapping;

/// <summary>
/// Walks one JSON text and finds values in it. The only type that generated mappers know of reading. Malformed text ends every
/// loop and is reported by <see cref="Finish"/>: no input throws.
/// </summary>
/// <remarks>
/// <para>
/// The reader stands on a value: the root at first, then the value of each property or element that
/// <see cref="NextProperty"/> or <see cref="NextElement"/> goes to. Each of these must be left behind with <see cref="Value"/>,
/// or entered and read to its end.
/// </para>
/// <para>
/// A string is taken whole, from quote to quote, out of a <see cref="QuoteIndex"/>; every byte between strings is checked. The
/// methods that stand in generated code hold the way through text without white space and escapes, which is how AWS writes
/// events; everything else is in <c>EventReader.Grammar.cs</c>, and gives the same answers.
/// </para>
/// </remarks>
public ref partial struct EventReader
{
    private readonly ReadOnlySpan<byte> _utf8Event;
    private readonly ReadOnlySpan<int> _quotes;
    private readonly LineBuffer _scratch;
    private readonly ValueKind _root;

    // whether strings are their own meaning and need no look inside: no escape and no control character anywhere
    private readonly bool _isPlain;

    // the next byte, the next quote, and the byte that goes before the next property or element: its container's bracket or a comma
    private int _at;
    private int _quote;
    private byte _before;

    private int _depth;
    private int _nameQuote;
    private MapError _error;
    private bool _hasHalfAPair;

    /// <summary>Reads a whole event.</summary>
    /// <param name="utf8Event">The event.</param>
    /// <param name="scratch">A buffer whose free end may be written over. Nothing is appended to it.</param>
    public EventReader(ReadOnlySpan<byte> utf8Event, LineBuffer scratch)
    {
        _utf8Event = utf8Event;
        _scratch = scratch;
        var isText = scratch.Quotes.TryRead(utf8Event);
        _quotes = scratch.Quotes.Positions;
        _isPlain = !scratch.Quotes.HasEscapes && !scratch.Quotes.HasControls;
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

    /// <summary>Reads one value of an event that another reader has read to its end with the same buffer, so is known to be well-formed.</summary>
    internal EventReader(ReadOnlySpan<byte> utf8Event, ValueSlice value, LineBuffer scratch)
    {
        _utf8Event = utf8Event;
        _scratch = scratch;
        _quotes = scratch.Quotes.Positions;
        _isPlain = !scratch.Quotes.HasEscapes && !scratch.Quotes.HasControls;
        (_at, _quote) = (value.Start, value.Quote);
    }

    /// <summary>The name of the current property as it stands in the event.</summary>
    internal readonly ValueSlice Name =>
        new(_quotes[_nameQuote], _quotes[_nameQuote + 1] - _quotes[_nameQuote] + 1, ValueKind.String);

    /// <summary>Goes into the value when it is an object; passes over it otherwise.</summary>
    /// <param name="itself">Where the value stands. For an object the end is known only after <see cref="Leave"/>.</param>
    /// <returns>Whether it is an object, whose properties come next.</returns>
    public bool EnterObject(out ValueSlice itself) => Enter(ValueKind.Object, out itself);

    /// <summary>Goes into the value when it is an array; passes over it otherwise.</summary>
    /// <param name="itself">Where the value stands. For an array the end is known only after <see cref="Leave"/>.</param>
    /// <returns>Whether it is an array, whose elements come next.</returns>
    public bool EnterArray(out ValueSlice itself) => Enter(ValueKind.Array, out itself);

    /// <summary>Goes to the next property of the object that was entered last.</summary>
    /// <param name="name">What its name means, without escapes. Valid until the reader moves or its scratch buffer is written to.</param>
    /// <returns>False at the end of the object.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextProperty(out ReadOnlySpan<byte> name)
    {
        var (open, close) = (_quotes[_quote], _quotes[_quote + 1]);
        if (_isPlain && open == _at + 1 && (uint)close + 2 < (uint)_utf8Event.Length
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
    public bool NextElement()
    {
        if (_quotes[_quote] == _at + 1 && _utf8Event[_at] == _before)
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
    public ValueSlice Value()
    {
        var (start, close) = (_at, _quotes[_quote + 1]);
        if (!_isPlain || _quotes[_quote] != start || close == int.MaxValue)
            return AnyValue();
        _at = close + 1;
        var value = new ValueSlice(start, _at - start, ValueKind.String);
        _quote += 2;
        return value;
    }

    /// <summary>Passes over the value.</summary>
    public void Skip() => Value();

    /// <summary>Ends the object or array whose properties or elements have just run out.</summary>
    public readonly void Leave(ref ValueSlice itself) => itself = itself with { Length = _at - itself.Start };

    /// <summary>Ends the reading of an event after its root has been read.</summary>
    /// <returns>Why the text is no event, if it is none. Slices are meaningful only when it is <see cref="MapResult.Mapped"/>.</returns>
    public MapResult Finish()
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

    /// <summary>Whether a value is this text, whatever its escapes.</summary>
    public readonly bool TextIs(ValueSlice value, ReadOnlySpan<byte> text)
    {
        if (value.Kind != ValueKind.String)
            return false;
        var itsText = value.TextIn(_utf8Event);
        return (_isPlain ? itsText : JsonText.Meaning(itsText, _scratch)).SequenceEqual(text);
    }
}
