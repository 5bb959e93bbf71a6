using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary><c>VALUES 1, 2</c>: DuckDB wants each row in brackets.</summary>
internal sealed class ValueRows : ISqlRewrite
{
    public void Apply(List<SqlNode> nodes)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].IsWord("values") && (i == 0 || nodes[i - 1].Kind is SqlKind.Group or SqlKind.Word))
                WrapRows(nodes, i + 1);
        }
    }

    private static void WrapRows(List<SqlNode> nodes, int at)
    {
        while (at < nodes.Count)
        {
            var end = at;
            while (end < nodes.Count && !nodes[end].IsSymbol(",") && !EndsRows(nodes[end]))
                end++;
            if (end == at)
                return;
            if (end - at > 1 || !nodes[at].IsGroup('('))
            {
                nodes.Replace(at, end - at, $"({nodes.Skip(at).Take(end - at).Text()})");
                end = at + 1;
            }

            if (end == nodes.Count || !nodes[end].IsSymbol(","))
                return;
            at = end + 1;
        }
    }

    private static bool EndsRows(SqlNode node) =>
        node.IsWord("union") || node.IsWord("intersect") || node.IsWord("except") || node.IsWord("order") || node.IsWord("limit")
        || node.IsWord("offset") || node.IsWord("fetch");
}
