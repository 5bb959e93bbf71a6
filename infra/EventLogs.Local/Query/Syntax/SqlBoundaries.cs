using System.Collections.Frozen;

namespace EventLogs.Local.Query.Syntax;

/// <summary>The keywords that end an expression, or cannot be the end of one.</summary>
internal static class SqlBoundaries
{
    private static readonly FrozenSet<string> Clauses = new[]
    {
        "select", "distinct", "all", "from", "where", "group", "by", "having", "order", "asc", "desc", "nulls", "limit", "offset", "fetch",
        "union", "intersect", "except", "join", "inner", "left", "right", "full", "cross", "natural", "on", "using", "as", "with",
        "recursive", "values", "unnest", "lateral", "and", "or", "not", "in", "is", "like", "escape", "between", "case", "when", "then",
        "else", "over", "partition", "window", "rows", "range", "filter", "tablesample", "explain", "analyze", "exists", "any", "some",
        "returning", "set", "into", "create", "view", "qualify",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a piece separates expressions: a keyword of a clause, a comma, a comparison.</summary>
    public static bool IsBoundary(SqlNode node) => node.Kind switch
    {
        SqlKind.Word => Clauses.Contains(node.Text),
        SqlKind.Symbol => node.Text is "," or ";" or "=" or "<>" or "!=" or "<" or ">" or "<=" or ">=" or "||" or "->" or "=>" or ":=",
        _ => false,
    };

    /// <summary>Whether an operand can end with a piece.</summary>
    public static bool EndsOperand(SqlNode node) => node.Kind switch
    {
        SqlKind.Symbol => false,
        SqlKind.Word => !Clauses.Contains(node.Text) && !node.IsWord("array") && !node.IsWord("interval"),
        _ => true,
    };
}
