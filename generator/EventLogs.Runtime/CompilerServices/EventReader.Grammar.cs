using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <content>The whole grammar of RFC 8259: white space, escapes, values of every kind, and what is not JSON.</content>
public ref partial struct EventReader
{
    private const int MaxDepth = 64;

    // by the first byte of a value
    private static ReadOnlySpan<byte> Kinds =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0, // " - 0 to 9
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, // [
        0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, // f n t {
    ];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ValueKind KindOf(byte first) => first < Kinds.Length ? (ValueKind)Kinds[first] : ValueKind.None;

    /// <summary>The next byte; NUL, which stands nowhere in JSON, at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte Peek() => (uint)_at < (uint)_utf8Event.Length ? _utf8Event[_at] : (byte)0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipWhiteSpace()
    {
        if (Peek() is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            PassWhiteSpace();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PassWhiteSpace()
    {
        do
            _at++;
        while (Peek() is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t');
        PassUnusual();
    }

    /// <summary>Ends the reading. Behind the last byte and the last quote nothing fits any more.</summary>
    private bool Fail(MapError error)
    {
        if (_error == MapError.None)
            _error = error;
        (_at, _quote) = (_utf8Event.Length, _quotes.Length - 2);
        return false;
    }

    /// <summary>Finds the next unusual byte, once all before <see cref="_at"/> have been looked at.</summary>
    private void PassUnusual()
    {
        while (_unusual[_nextUnusual] < _at)
            _nextUnusual++;
        _usualUntil = Math.Max(Math.Min(_unusual[_nextUnusual], _utf8Event.Length - 2), 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Enter(ValueKind kind)
    {
        if (KindOf(Peek()) != kind)
        {
            Skip();
            return false;
        }

        _before = Peek();
        return _depth++ < MaxDepth || Fail(MapError.InvalidJson);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadName(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!TryGoToItem((byte)'}'))
            return false;
        _nameQuote = _quote;
        if (!TryPassString())
            return false;
        SkipWhiteSpace();
        if (Peek() != ':')
            return Fail(MapError.InvalidJson);
        _at++;
        SkipWhiteSpace();
        name = JsonText.Unescaped(Name.TextIn(_utf8Event), _workspace.Scratch);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryGoToElement() => TryGoToItem((byte)']');

    /// <summary>Goes to the next property's name or the next element, or past the end of the container.</summary>
    private bool TryGoToItem(byte closing)
    {
        if (_error != MapError.None)
            return false;
        SkipWhiteSpace();
        var isFirst = _before != ',';
        if (isFirst)
        {
            _at++;
            SkipWhiteSpace();
        }

        var next = Peek();
        if (next == closing)
            return Leave();

        if (isFirst)
        {
            _before = (byte)',';
            return true;
        }

        if (next != ',')
            return Fail(MapError.InvalidJson);
        _at++;
        SkipWhiteSpace();
        return true;
    }

    /// <summary>Goes out of a container.</summary>
    /// <returns>False: nothing more is in it.</returns>
    private bool Leave()
    {
        _at++;
        _depth--;
        _before = (byte)',';
        return false;
    }

    /// <summary>Passes over a value of any kind; what is inside it goes to the tape.</summary>
    private ValueSlice AnyValue()
    {
        var value = default(ValueSlice);
        ReadAny(ref value);
        return value;
    }

    /// <summary>Notes where a value of any kind stands, of which there is none where it is not JSON; what is inside it goes to the tape.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadAny(ref ValueSlice value)
    {
        var (start, kind, number) = (_at, KindOf(Peek()), 0);
        var isValue = kind switch
        {
            ValueKind.Array => TryReadUsualTexts(out number) || TryReadEmpty(kind, out number) || TryReadContainer(out number),
            ValueKind.Object => TryReadEmpty(kind, out number) || TryReadContainer(out number),
            ValueKind.Number => TryPassShortNumber() || TryPassNumber(),
            _ => TryPassScalar(kind),
        };
        value = isValue ? new ValueSlice(start, _at, kind, number) : default;
    }

    private bool TryPassScalar(ValueKind kind) => kind switch
    {
        ValueKind.String => TryPassString(),
        ValueKind.Number => TryPassShortNumber() || TryPassNumber(),
        ValueKind.Null => TryPassWord("null"u8),
        ValueKind.Boolean => TryPassWord(Peek() == 't' ? "true"u8 : "false"u8),
        _ => Fail(MapError.InvalidJson),
    };

    private bool TryPassString()
    {
        var close = _quotes[_quote + 1];
        if (_quotes[_quote] != _at || close == int.MaxValue)
            return Fail(MapError.InvalidJson);
        if (_unusual[_nextUnusual] < close && !IsText(_at + 1, close))
            return Fail(MapError.InvalidJson);
        _at = close + 1;
        PassUnusual();
        _quote += 2;
        return true;
    }

    private bool TryPassWord(ReadOnlySpan<byte> word)
    {
        if (!_utf8Event[_at..].StartsWith(word))
            return Fail(MapError.InvalidJson);
        _at += word.Length;
        return true;
    }

    private bool TryPassShortNumber()
    {
        if (_at > _utf8Event.Length - ShortNumber.BytesRead)
            return false;
        var length = ShortNumber.LengthOf(ref Unsafe.Add(ref MemoryMarshal.GetReference(_utf8Event), _at));
        _at += length;
        return length > 0;
    }

    private bool TryPassNumber()
    {
        var text = _utf8Event[_at..];
        var at = text[0] == '-' ? 1 : 0;
        var isNumber = At(text, at) == '0' ? ++at > 0 : TryPassDigits(text, ref at);
        if (isNumber && At(text, at) == '.')
        {
            at++;
            isNumber = TryPassDigits(text, ref at);
        }

        if (isNumber && (At(text, at) | 0x20) == 'e')
        {
            at += At(text, at + 1) is (byte)'+' or (byte)'-' ? 2 : 1;
            isNumber = TryPassDigits(text, ref at);
        }

        _at += at;
        return isNumber || Fail(MapError.InvalidJson);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPassDigits(ReadOnlySpan<byte> text, ref int at)
    {
        var start = at;
        while (char.IsAsciiDigit((char)At(text, at)))
            at++;
        return at > start;
    }

    /// <summary>A byte; NUL at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte At(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length ? text[at] : (byte)0;
}
