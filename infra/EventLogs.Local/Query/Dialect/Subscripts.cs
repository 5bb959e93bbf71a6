using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary><c>a[i]</c>: what is not there is an error in Trino, and null in DuckDB.</summary>
internal sealed class Subscripts : ISqlRewrite
{
    public void Apply(List<SqlNode> nodes)
    {
        for (var i = 1; i < nodes.Count; i++)
        {
            if (!IsSubscript(nodes, i))
                continue;
            var start = OperandStart(nodes, i - 1);
            var collection = nodes.Skip(start).Take(i - start).Text();
            nodes.Replace(start, i - start + 1, $"subscript({collection}, {nodes[i].Children.Text()})");
            i = start;
        }
    }

    /// <summary>Not a list (<c>[1, 2]</c>), a type (<c>bigint[]</c>) or a slice (<c>[1:2]</c>).</summary>
    private static bool IsSubscript(List<SqlNode> nodes, int at) =>
        nodes[at].IsGroup('[')
        && nodes[at].Children.Count > 0
        && nodes[at].Children.TrueForAll(child => !child.IsSymbol(":") && !child.IsSymbol(","))
        && SqlBoundaries.EndsOperand(nodes[at - 1]);

    private static int OperandStart(List<SqlNode> nodes, int end)
    {
        var start = end;
        while (true)
        {
            // f(x)[1], ARRAY[1][1], MAP {..}['a']
            if (start > 0 && nodes[start].Kind == SqlKind.Group && nodes[start - 1].Kind is SqlKind.Word or SqlKind.Name
                && (SqlBoundaries.EndsOperand(nodes[start - 1]) || nodes[start - 1].IsWord("array")))
            {
                start--;
            }

            if (start < 2 || !nodes[start - 1].IsSymbol("."))
                return start;
            start -= 2;
        }
    }
}
