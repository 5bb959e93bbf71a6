namespace EventLogs.Local.Query.Syntax;

/// <summary>Quoting for DuckDB.</summary>
internal static class Sql
{
    /// <summary>A name: <c>"a""b"</c>.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text: <c>'it''s'</c>.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A name for the column of an object's path, which is none of these.</summary>
    public static string PathColumn(IEnumerable<string> columns)
    {
        var taken = columns.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = "filename";
        while (taken.Contains(name))
            name += "_";
        return name;
    }
}
