using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary>Turns one construct that Athena writes differently into what DuckDB takes.</summary>
internal interface ISqlRewrite
{
    /// <summary>Rewrites a list of pieces whose groups have been rewritten.</summary>
    /// <exception cref="SqlRefusedException">It cannot be right here.</exception>
    void Apply(List<SqlNode> nodes);
}
