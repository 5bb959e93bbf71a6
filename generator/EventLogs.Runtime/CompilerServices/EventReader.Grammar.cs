using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
        _usualUntil = Math.Min(_unusual[_nextUnusual], _utf8Event.Length - 2);
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

    /// <summary>Passes over a value of any kind.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ValueSlice AnyValue()
    {
        var (start, quote, kind) = (_at, _quote, KindOf(Peek()));
        var isValue = kind switch
        {
            ValueKind.Number => TryPassShortNumber() || TryPassNumber(),
            ValueKind.Array => TryPassUsualTexts() || TryPassContainer(),
            ValueKind.Object => TryPassContainer(),
            _ => TryPassScalar(kind),
        };
        return isValue ? new ValueSlice(start, _at, kind, quote) : default;
    }

    private bool TryPassScalar(ValueKind kind) => kind switch
    {
        ValueKind.String => TryPassString(),
        ValueKind.Number => TryPassNumber(),
        ValueKind.Null => TryPassWord("null"u8),
        ValueKind.Boolean => TryPassWord(Peek() == 't' ? "true"u8 : "false"u8),
        _ => Fail(MapError.InvalidJson),
    };

    /// <summary>Passes over an object or an array and all that is in it. No recursion: a stack of bits tells objects from arrays.</summary>
    private bool TryPassContainer()
    {
        var (outer, objects) = (_depth, 0UL);
        do
        {
            var kind = KindOf(Peek());
            if (kind is ValueKind.Object or ValueKind.Array)
            {
                if (_depth++ >= MaxDepth)
                    return Fail(MapError.InvalidJson);
                objects = objects << 1 | (kind == ValueKind.Object ? 1UL : 0);
                _before = Peek();
            }
            else if (!TryPassScalar(kind))
            {
                return false;
            }

            // ends what has ended; then stands on the next value
            while (_depth > outer && !((objects & 1) != 0 ? NextProperty(out _) : NextElement()))
            {
                if (_error != MapError.None)
                    return false;
                objects >>= 1;
            }
        }
        while (_depth > outer);

        return true;
    }

    /// <summary>Passes over an array of strings and nothing unusual.</summary>
    private bool TryPassUsualTexts()
    {
        if (_depth >= MaxDepth)
            return false;
        var (at, quote) = (_at, _quote);
        do
        {
            var close = _quotes[quote + 1];
            if (_quotes[quote] != at + 1 || close >= _usualUntil)
                return false;
            at = close + 1;
            quote += 2;
        }
        while (_utf8Event[at] == ',');

        if (_utf8Event[at] != ']')
            return false;
        (_at, _quote) = (at + 1, quote);
        return true;
    }

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

    /// <summary>Passes over a number of a few digits, with a comma or a bracket behind it.</summary>
    private bool TryPassShortNumber()
    {
        if (!Vector128.IsHardwareAccelerated || _at > _utf8Event.Length - Vector128<byte>.Count)
            return false;
        var text = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(_utf8Event), (nuint)_at);
        var isOther = Vector128.GreaterThan(text - Vector128.Create((byte)'0'), Vector128.Create((byte)9)).ExtractMostSignificantBits();
        var start = _at;
        if (_utf8Event[start] == '-')
        {
            start++;
            isOther &= isOther - 1;
        }

        // no digit at all, or one zero and more
        var end = _at + BitOperations.TrailingZeroCount(isOther);
        if (end == start || end > start + 1 && _utf8Event[start] == '0')
            return false;
        if (isOther != 0 && _utf8Event[end] == '.')
        {
            isOther &= isOther - 1;
            var point = end;
            end = _at + BitOperations.TrailingZeroCount(isOther);
            if (end == point + 1)
                return false;
        }

        if (isOther == 0 || _utf8Event[end] is not ((byte)',' or (byte)'}' or (byte)']'))
            return false;
        _at = end;
        return true;
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
