namespace EventLogs.Local.Query.Dialect;

/// <summary>Says of which type an expression is.</summary>
internal interface ITypeProbe
{
    /// <summary>The type that the only column of a query has, in DuckDB's terms; null where it cannot be told.</summary>
    string? TypeOf(string query);
}
