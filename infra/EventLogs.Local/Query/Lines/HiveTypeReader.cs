using System.Buffers;
using System.Collections.Immutable;

namespace EventLogs.Local.Query.Lines;

/// <summary>Reads types as Glue has them, in Hive's terms: <c>struct&lt;a:array&lt;bigint&gt;&gt;</c>.</summary>
internal ref struct HiveTypeReader
{
    private static readonly SearchValues<char> Punctuation = SearchValues.Create("<>:,()");

    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private HiveTypeReader(string text) => _text = text;

    /// <summary>Reads a column's type.</summary>
    /// <exception cref="FormatException">The text is not a Hive type that JSON lines can hold.</exception>
    public static LineType Read(string type)
    {
        var reader = new HiveTypeReader(type);
        var result = reader.Type();
        return reader._at == type.Length ? result : throw reader.Unexpected();
    }

    private LineType Type()
    {
        var word = Word().ToString().ToLowerInvariant();
        return word switch
        {
            "string" or "varchar" or "char" => Sized(new TextType()),
            "bigint" => new IntegerType("BIGINT"),
            "int" or "integer" => new IntegerType("INTEGER"),
            "smallint" => new IntegerType("SMALLINT"),
            "tinyint" => new IntegerType("TINYINT"),
            "double" => new FloatingType("DOUBLE"),
            "float" => new FloatingType("FLOAT"),
            "boolean" => new BooleanType(),
            "timestamp" => new TimeType("TIMESTAMP"),
            "date" => new TimeType("DATE"),
            "decimal" => new FloatingType("DECIMAL" + Arguments()),
            "array" => Array(),
            "map" => Map(),
            "struct" => Struct(),
            _ => throw Unexpected(),
        };
    }

    private LineType Sized(LineType type)
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

    private ArrayType Array()
    {
        Take('<');
        var element = Type();
        Take('>');
        return new ArrayType(element);
    }

    private MapType Map()
    {
        Take('<');
        var key = Type();
        Take(',');
        var value = Type();
        Take('>');
        return new MapType(key, value);
    }

    private StructType Struct()
    {
        var fields = ImmutableArray.CreateBuilder<(string Name, LineType Type)>();
        Take('<');
        do
        {
            var name = Word().ToString();
            Take(':');
            fields.Add((name, Type()));
        }
        while (TryTake(','));
        Take('>');
        return new StructType(fields.ToImmutable());
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

    private readonly FormatException Unexpected() => new($"'{_text}' is not a Hive type: unexpected text at character {_at + 1}.");
}
