using System.Collections.Immutable;

namespace EventLogs.Compiler.Linting.Queries;

/// <summary>Takes a query apart into tokens: as much of Trino's lexical rules as it takes to tell names from everything else.</summary>
internal sealed class SqlReader
{
    /// <summary>Levels of parentheses that are read.</summary>
    private const int MaxDepth = 100;

    private readonly string _sql;
    private int _at;

    private SqlReader(string sql) => _sql = sql;

    /// <summary>The tokens of the first statement; null where its parentheses or quotes do not match, or are too many.</summary>
    public static ImmutableArray<SqlToken>? Read(string sql) => new SqlReader(sql).ReadUntil('\0', depth: 0);

    /// <summary>The tokens of a text that is one statement and ends without a semicolon; null where it is not.</summary>
    public static ImmutableArray<SqlToken>? ReadWhole(string sql)
    {
        var reader = new SqlReader(sql);
        return reader.ReadUntil('\0', depth: 0) is { } tokens && reader._at >= sql.Length ? tokens : null;
    }

    /// <summary>Reads up to a closing parenthesis, or to the end of the statement.</summary>
    private ImmutableArray<SqlToken>? ReadUntil(char end, int depth)
    {
        var tokens = ImmutableArray.CreateBuilder<SqlToken>();
        while (SkipBlank() && _sql[_at] != end)
        {
            if (_sql[_at] is ';' or ')' or ']')
                return end == '\0' && _sql[_at] == ';' ? tokens.ToImmutable() : null;
            if (ReadToken(depth) is not { } token)
                return null;
            tokens.Add(token);
        }

        if (end == '\0')
            return tokens.ToImmutable();
        return _at++ < _sql.Length ? tokens.ToImmutable() : null;
    }

    private SqlToken? ReadToken(int depth)
    {
        var start = _at;
        switch (_sql[_at])
        {
            case '(' or '[' when depth == MaxDepth:
                return null;
            case '(' or '[':
                var isGroup = _sql[_at++] == '(';
                return ReadUntil(isGroup ? ')' : ']', depth + 1) is { } inside
                    ? new SqlToken(isGroup ? SqlTokenKind.Group : SqlTokenKind.Subscript, isGroup ? "(" : "[", start, inside)
                    : null;
            case '\'':
                return ReadQuoted('\'') is { } text ? Token(SqlTokenKind.Literal, text, start) : null;
            case '"' or '`':
                return ReadQuoted(_sql[_at]) is { } name ? Token(SqlTokenKind.Quoted, name.ToLowerInvariant(), start) : null;
            case var digit when char.IsAsciiDigit(digit):
                return Token(SqlTokenKind.Literal, ReadWhile(c => char.IsLetterOrDigit(c) || c is '_' or '.'), start);
            case var letter when char.IsLetter(letter) || letter is '_' or '$' or '@':
                return Token(SqlTokenKind.Word, ReadWhile(c => char.IsLetterOrDigit(c) || c is '_' or '$' or '@').ToLowerInvariant(), start);
            default:
                _at += _sql.AsSpan(_at) is ['-' or '=', '>', ..] ? 2 : 1;
                return Token(SqlTokenKind.Symbol, _sql[start.._at], start);
        }
    }

    private static SqlToken Token(SqlTokenKind kind, string text, int offset) => new(kind, text, offset, []);

    private string ReadWhile(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < _sql.Length && belongs(_sql[_at]))
            _at++;
        return _sql[start.._at];
    }

    /// <summary>What stands in quotes; a quote in it stands twice. Null where it does not end.</summary>
    private string? ReadQuoted(char quote)
    {
        var start = ++_at;
        while (_sql.IndexOf(quote, _at) is var end && end >= 0)
        {
            _at = end + 1;
            if (_at == _sql.Length || _sql[_at] != quote)
                return _sql[start..end].Replace($"{quote}{quote}", $"{quote}", StringComparison.Ordinal);
            _at++;
        }

        return null;
    }

    /// <summary>Skips white space and comments; false at the end.</summary>
    private bool SkipBlank()
    {
        while (_at < _sql.Length)
        {
            var rest = _sql.AsSpan(_at);
            var length = rest switch
            {
                ['-', '-', ..] => rest.IndexOf('\n'),
                ['/', '*', ..] => rest[2..].IndexOf("*/") is var end and >= 0 ? end + 4 : -1,
                _ => char.IsWhiteSpace(rest[0]) ? 1 : 0,
            };
            if (length == 0)
                return true;
            _at = length < 0 ? _sql.Length : _at + length;
        }

        return false;
    }
}
