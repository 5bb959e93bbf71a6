using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary>Types as Trino writes them, in DuckDB's terms: <c>array(varchar)</c> is <c>varchar[]</c>.</summary>
internal static class SqlTypes
{
    public static string Translate(IReadOnlyList<SqlNode> type)
    {
        if (type.Count == 2 && type[1].IsGroup('('))
        {
            var arguments = type[1].Children.SplitAtCommas();
            if (type[0].IsWord("array"))
                return Translate(type[1].Children) + "[]";
            if (type[0].IsWord("map") && arguments.Count == 2)
                return $"MAP({Translate(arguments[0])}, {Translate(arguments[1])})";
            if (type[0].IsWord("row"))
                return $"STRUCT({string.Join(", ", arguments.Select(Field))})";
        }

        // Trino's precision is that of the display; here all times have microseconds
        if (type.Count > 1 && (type[0].IsWord("timestamp") || type[0].IsWord("time")) && type[1].IsGroup('('))
            return SqlNode.Write([type[0], .. type.Skip(2)]).Trim();
        return type.Text();
    }

    private static string Field(List<SqlNode> field) => field.Count > 1 && !field[1].IsGroup('(') && field[0].Identifier is { } name
        ? $"{Sql.Name(name)} {Translate(field[1..])}"
        : throw new SqlRefusedException($"row({field.Text()}): a row type runs here only when each field has a name");
}
