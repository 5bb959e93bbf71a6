using System.Buffers;
using System.Text;

namespace EventLogs.Local.Query;

/// <summary>
/// Translates types from Hive's words, as Glue has them, to DuckDB's: <c>struct&lt;a:array&lt;bigint&gt;&gt;</c> to
/// <c>STRUCT("a" BIGINT[])</c>.
/// </summary>
internal ref struct HiveType
{
    private static readonly SearchValues<char> Punctuation = SearchValues.Create("<>:,()");

    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private HiveType(string text) => _text = text;

    /// <summary>Translates a column's type.</summary>
    /// <exception cref="FormatException">The text is no Hive type that JSON lines can hold.</exception>
    public static string ToDuckDb(string type)
    {
        var parser = new HiveType(type);
        var result = parser.Type();
        return parser._at == type.Length ? result : throw parser.Unexpected();
    }

    private string Type()
    {
        var word = Word().ToString().ToLowerInvariant();
        return word switch
        {
            "string" or "varchar" or "char" => Sized("VARCHAR"),
            "bigint" => "BIGINT",
            "int" or "integer" => "INTEGER",
            "smallint" => "SMALLINT",
            "tinyint" => "TINYINT",
            "double" => "DOUBLE",
            "float" => "FLOAT",
            "boolean" => "BOOLEAN",
            "timestamp" => "TIMESTAMP",
            "date" => "DATE",
            "decimal" => "DECIMAL" + Arguments(),
            "array" => Array(),
            "map" => Map(),
            "struct" => Struct(),
            _ => throw Unexpected(),
        };
    }

    private string Sized(string type)
    {
        Arguments();
        return type;
    }

    private string Arguments()
    {
        if (!TryTake('('))
            return "";
        var end = _text[_at..].IndexOf(')');
        if (end < 0)
            throw Unexpected();
        var arguments = _text.Slice(_at, end).ToString();
        _at += end + 1;
        return $"({arguments})";
    }

    private string Array()
    {
        Take('<');
        var element = Type();
        Take('>');
        return element + "[]";
    }

    private string Map()
    {
        Take('<');
        var key = Type();
        Take(',');
        var value = Type();
        Take('>');
        return $"MAP({key}, {value})";
    }

    private string Struct()
    {
        var fields = new StringBuilder("STRUCT(");
        Take('<');
        do
        {
            var name = Word().ToString();
            Take(':');
            fields.Append(fields[^1] == '(' ? "" : ", ").Append(Sql.Name(name)).Append(' ').Append(Type());
        }
        while (TryTake(','));
        Take('>');
        return fields.Append(')').ToString();
    }

    private ReadOnlySpan<char> Word()
    {
        var length = _text[_at..].IndexOfAny(Punctuation);
        var word = length < 0 ? _text[_at..] : _text.Slice(_at, length);
        if (word.IsEmpty)
            throw Unexpected();
        _at += word.Length;
        return word;
    }

    private void Take(char expected)
    {
        if (!TryTake(expected))
            throw Unexpected();
    }

    private bool TryTake(char expected)
    {
        if (_at == _text.Length || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    private readonly FormatException Unexpected() => new($"'{_text}' is no Hive type: unexpected text at character {_at + 1}.");
}
