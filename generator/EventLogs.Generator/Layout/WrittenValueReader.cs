namespace EventLogs.Generator.Layout;

/// <summary>Reads a text that is known to be JSON, with what stands between its tokens.</summary>
internal sealed class WrittenValueReader
{
    private readonly string _text;
    private int _at;

    private WrittenValueReader(string text) => _text = text;

    public static WrittenValue Read(string text)
    {
        var reader = new WrittenValueReader(text);
        reader.Space();
        return reader.ReadValue();
    }

    private WrittenValue ReadValue() => _text[_at] is '{' or '[' ? ReadContainer() : new WrittenValue(ReadScalar(), [], IsBroken: false);

    private WrittenValue ReadContainer()
    {
        var open = _text[_at++];
        var items = new List<WrittenItem>();
        var before = Space();
        var isBroken = before.Lines > 0;
        while (_text[_at] is not ('}' or ']'))
        {
            items.Add(ReadItem(open == '{', before, isFirst: items.Count == 0));
            Space();
            if (_text[_at] == ',')
                _at++;
            else
                break;
            before = Space();
        }

        _at++;
        return new WrittenValue(open.ToString(), items, isBroken && items.Count > 0);
    }

    private WrittenItem ReadItem(bool isNamed, (int Lines, int Spaces) before, bool isFirst)
    {
        string? name = null;
        var spaces = 1;
        if (isNamed)
        {
            name = ReadScalar();
            Space();
            _at++;
            spaces = Space() is { Lines: 0 } gap ? gap.Spaces : 1;
        }

        return new WrittenItem(name, ReadValue(), before.Lines == 0 ? before.Spaces : 1, spaces, before.Lines > 1 && !isFirst);
    }

    private string ReadScalar()
    {
        var start = _at;
        if (_text[_at] == '"')
        {
            for (_at++; _text[_at] != '"'; _at++)
            {
                if (_text[_at] == '\\')
                    _at++;
            }

            _at++;
        }
        else
        {
            while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '+' or '-' or '.'))
                _at++;
        }

        return _text[start.._at];
    }

    /// <summary>Skips white space: how many lines end in it, and how many characters it is.</summary>
    private (int Lines, int Spaces) Space()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\r' or '\n')
            _at++;
        var space = _text.AsSpan(start.._at);
        return (space.Count('\n'), space.Length);
    }
}
