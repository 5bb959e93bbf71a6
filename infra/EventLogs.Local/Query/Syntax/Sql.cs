namespace EventLogs.Local.Query.Syntax;

/// <summary>Quoting for DuckDB.</summary>
internal static class Sql
{
    /// <summary>A name: <c>"a""b"</c>.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text: <c>'it''s'</c>.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
