using System.Collections.Immutable;
using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Lines;

/// <summary>
/// How a value of a column's type is read from a line. A line can hold another type than its column has now: it is older, or was
/// written by hand. Then <see cref="OddValues"/> says what is read, so that no value keeps a table from being read.
/// </summary>
internal abstract record LineType
{
    /// <summary>The type in DuckDB's terms.</summary>
    public abstract string DuckDb { get; }

    /// <summary>The expression that reads a value.</summary>
    /// <param name="json">An expression of type JSON.</param>
    /// <param name="column">The column, for warnings, as an SQL text.</param>
    /// <param name="depth">How many lambdas are around it.</param>
    public abstract string Read(string json, string column, int depth);

    /// <summary>What is read from a value of another type.</summary>
    protected string Odd(string json, string column) =>
        $"CAST(odd_value({column}, {Sql.Text(DuckDb)}, CAST({json} AS VARCHAR)) AS {DuckDb})";
}

/// <summary>Text: every value has one.</summary>
internal sealed record TextType : LineType
{
    public override string DuckDb => "VARCHAR";

    public override string Read(string json, string column, int depth) => $"({json} ->> '$')";
}

/// <summary>A whole number.</summary>
internal sealed record IntegerType(string Name) : LineType
{
    public override string DuckDb => Name;

    public override string Read(string json, string column, int depth) =>
        $"CASE WHEN json_type({json}) IN ('UBIGINT', 'BIGINT') AND TRY_CAST({json} AS {Name}) IS NOT NULL THEN TRY_CAST({json} AS {Name}) "
        + $"ELSE {Odd(json, column)} END";
}

/// <summary>A number with a fraction.</summary>
internal sealed record FloatingType(string Name) : LineType
{
    public override string DuckDb => Name;

    public override string Read(string json, string column, int depth) =>
        $"CASE WHEN json_type({json}) IN ('DOUBLE', 'UBIGINT', 'BIGINT') AND TRY_CAST({json} AS {Name}) IS NOT NULL THEN TRY_CAST({json} AS {Name}) "
        + $"ELSE {Odd(json, column)} END";
}

/// <summary>True or false.</summary>
internal sealed record BooleanType : LineType
{
    public override string DuckDb => "BOOLEAN";

    public override string Read(string json, string column, int depth) =>
        $"CASE WHEN json_type({json}) = 'BOOLEAN' THEN TRY_CAST({json} AS BOOLEAN) ELSE {Odd(json, column)} END";
}

/// <summary>A day or a time.</summary>
internal sealed record TimeType(string Name) : LineType
{
    public override string DuckDb => Name;

    public override string Read(string json, string column, int depth) =>
        $"CASE WHEN json_type({json}) = 'VARCHAR' AND TRY_CAST({json} ->> '$' AS {Name}) IS NOT NULL THEN TRY_CAST({json} ->> '$' AS {Name}) "
        + $"ELSE {Odd(json, column)} END";
}

/// <summary>A list. A single value is read as a list of one, as Athena does it.</summary>
internal sealed record ArrayType(LineType Element) : LineType
{
    public override string DuckDb => Element.DuckDb + "[]";

    public override string Read(string json, string column, int depth)
    {
        var element = $"element{depth}";
        return $"CASE WHEN json_type({json}) = 'ARRAY' "
            + $"THEN list_transform(CAST({json} AS JSON[]), {element} -> {Element.Read(element, column, depth + 1)}) "
            + $"WHEN odd_value({column}, 'LIST', CAST({json} AS VARCHAR)) IS NOT NULL THEN [{Element.Read(json, column, depth + 1)}] END";
    }
}

/// <summary>An object with any names.</summary>
internal sealed record MapType(LineType Key, LineType Value) : LineType
{
    public override string DuckDb => $"MAP({Key.DuckDb}, {Value.DuckDb})";

    public override string Read(string json, string column, int depth)
    {
        var entry = $"entry{depth}";
        var sound = $"CASE WHEN json_type({json}) = 'OBJECT' AND len(json_keys({json})) = len(list_distinct(json_keys({json}))) "
            + $"THEN {json} ELSE CAST(odd_value({column}, 'MAP', CAST({json} AS VARCHAR)) AS JSON) END";
        var key = Key is TextType ? $"{entry}.key" : Key.Read($"to_json({entry}.key)", column, depth + 1);
        return $"map_from_entries(list_transform(map_entries(CAST({sound} AS MAP(VARCHAR, JSON))), "
            + $"{entry} -> struct_pack(key := {key}, value := {Value.Read($"{entry}.value", column, depth + 1)})))";
    }
}

/// <summary>An object with named fields.</summary>
internal sealed record StructType(ImmutableArray<(string Name, LineType Type)> Fields) : LineType
{
    public override string DuckDb =>
        $"STRUCT({string.Join(", ", Fields.Select(item => $"{Sql.Name(item.Name)} {item.Type.DuckDb}"))})";

    public override string Read(string json, string column, int depth)
    {
        var fields = Fields.Select(item => $"{Sql.Name(item.Name)} := {item.Type.Read(Member(json, item.Name), column, depth)}");
        return $"CASE WHEN json_type({json}) = 'OBJECT' THEN struct_pack({string.Join(", ", fields)}) "
            + $"WHEN odd_value({column}, 'STRUCT', CAST({json} AS VARCHAR)) IS NULL THEN NULL END";
    }

    // A JSON pointer: it has a way to write every name
    private static string Member(string json, string name)
    {
        var pointer = "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return $"json_extract({json}, {Sql.Text(pointer)})";
    }
}
