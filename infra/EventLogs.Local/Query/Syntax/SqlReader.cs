using System.Buffers;

namespace EventLogs.Local.Query.Syntax;

/// <summary>Reads SQL into pieces and brackets. Takes any text: whether it is SQL at all is for DuckDB to say.</summary>
internal sealed class SqlReader
{
    private static readonly string[] LongSymbols = ["<>", "!=", "<=", ">=", "||", "->", "=>", "::", ":="];
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    // Far beyond what DuckDB takes
    private const int MaxDepth = 2000;

    private readonly string _sql;
    private int _at;
    private int _depth;

    private SqlReader(string sql) => _sql = sql;

    /// <summary>Reads statements, without the semicolons between them.</summary>
    public static List<List<SqlNode>> Statements(string sql)
    {
        var statements = new List<List<SqlNode>> { new() };
        foreach (var node in Nodes(sql))
        {
            if (node.IsSymbol(";"))
                statements.Add([]);
            else
                statements[^1].Add(node);
        }

        statements.RemoveAll(statement => statement.Count == 0);
        return statements;
    }

    /// <summary>Reads pieces.</summary>
    public static List<SqlNode> Nodes(string sql)
    {
        var reader = new SqlReader(sql);
        var nodes = new List<SqlNode>();
        while (reader.Read(nodes) is { } stray)
            nodes.Add(new SqlNode { Kind = SqlKind.Symbol, Space = stray[..^1], Text = stray[^1..] });
        return nodes;
    }

    /// <summary>Reads up to a closing bracket that nothing opened.</summary>
    /// <returns>That bracket with the space before it; null at the end.</returns>
    private string? Read(List<SqlNode> nodes)
    {
        while (true)
        {
            var space = Space();
            if (_at == _sql.Length)
                return null;
            var c = _sql[_at];
            if (c is ')' or ']' or '}')
            {
                _at++;
                return space + c;
            }

            nodes.Add(c is '(' or '[' or '{' ? Group(space) : Piece(space));
        }
    }

    private SqlNode Group(string space)
    {
        if (++_depth > MaxDepth)
            throw new SqlRefusedException($"the statement has brackets within brackets, more than {MaxDepth} deep");
        var open = _sql[_at++].ToString();
        var children = new List<SqlNode>();
        var close = Read(children) ?? "";
        _depth--;
        return new SqlNode { Kind = SqlKind.Group, Space = space, Text = open, Children = children, Close = close };
    }

    private SqlNode Piece(string space)
    {
        var start = _at;
        var kind = Take();
        return new SqlNode { Kind = kind, Space = space, Text = _sql[start.._at] };
    }

    private SqlKind Take()
    {
        var c = _sql[_at];
        if (c is '\'' or '"' or '`')
        {
            TakeQuoted(c);
            return c == '\'' ? SqlKind.Text : SqlKind.Name;
        }

        if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _sql.Length && char.IsAsciiDigit(_sql[_at + 1])))
        {
            TakeNumber();
            return SqlKind.Number;
        }

        if (IsWord(c))
        {
            while (_at < _sql.Length && (IsWord(_sql[_at]) || char.IsAsciiDigit(_sql[_at])))
                _at++;
            return SqlKind.Word;
        }

        _at += LongSymbols.Any(symbol => string.CompareOrdinal(_sql, _at, symbol, 0, 2) == 0) ? 2 : 1;
        return SqlKind.Symbol;
    }

    private void TakeQuoted(char quote)
    {
        for (_at++; _at < _sql.Length; _at++)
        {
            if (_sql[_at] != quote)
                continue;
            if (_at + 1 == _sql.Length || _sql[_at + 1] != quote)
            {
                _at++;
                return;
            }

            _at++;
        }
    }

    private void TakeNumber()
    {
        while (_at < _sql.Length && NumberCharacters.Contains(_sql[_at]))
            _at++;
        var exponent = _at;
        if (exponent == _sql.Length || _sql[exponent] is not ('e' or 'E'))
            return;
        exponent++;
        if (exponent < _sql.Length && _sql[exponent] is '+' or '-')
            exponent++;
        if (exponent == _sql.Length || !char.IsAsciiDigit(_sql[exponent]))
            return;
        for (_at = exponent; _at < _sql.Length && char.IsAsciiDigit(_sql[_at]);)
            _at++;
    }

    private string Space()
    {
        var start = _at;
        while (_at < _sql.Length)
        {
            if (char.IsWhiteSpace(_sql[_at]))
                _at++;
            else if (StartsWith("--"))
                SkipPast("\n");
            else if (StartsWith("/*"))
                SkipPast("*/");
            else
                break;
        }

        return _sql[start.._at];
    }

    private bool StartsWith(string text) => string.CompareOrdinal(_sql, _at, text, 0, text.Length) == 0;

    private void SkipPast(string end)
    {
        var at = _sql.IndexOf(end, _at + 2, StringComparison.Ordinal);
        _at = at < 0 ? _sql.Length : at + end.Length;
    }

    private static bool IsWord(char c) => char.IsLetter(c) || c is '_' or '$' or '@' or '#' || c > '\u007f';
}
