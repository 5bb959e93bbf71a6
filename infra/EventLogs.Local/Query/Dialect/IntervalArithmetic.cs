using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary>
/// <c>+</c> and <c>-</c> with an interval: a date stays a date. The operators themselves are left alone, because DuckDB cannot
/// choose among macros of several types where it does not know the types yet, as those of aggregates.
/// </summary>
internal sealed class IntervalArithmetic : ISqlRewrite
{
    public void Apply(List<SqlNode> nodes)
    {
        var start = 0;
        for (var i = 0; i <= nodes.Count; i++)
        {
            if (i < nodes.Count && !SqlBoundaries.IsBoundary(nodes[i]))
                continue;
            Rewrite(nodes, start, i);
            start = i + 1;
        }
    }

    /// <summary>Rewrites the operators of one sum from the first interval on: they bind less than the others, and all alike.</summary>
    private static void Rewrite(List<SqlNode> nodes, int start, int end)
    {
        var interval = nodes.FindIndex(start, end - start, IsInterval);
        if (interval < 0)
            return;
        var before = nodes.FindLastIndex(interval, interval - start + 1, node => node.IsSymbol("+") || node.IsSymbol("-"));
        for (var i = Math.Max(start, before); i < end; i++)
        {
            if (i > start && nodes[i] is { Kind: SqlKind.Symbol, Text: "+" or "-" } && SqlBoundaries.EndsOperand(nodes[i - 1]))
                nodes[i] = new SqlNode { Kind = SqlKind.Symbol, Space = nodes[i].Space, Text = "@" + nodes[i].Text };
        }
    }

    private static bool IsInterval(SqlNode node) =>
        node.IsWord("interval")
        || (node.IsGroup('(') && node.Children.Count > 0 && node.Children[0].IsWord("interval"));
}
