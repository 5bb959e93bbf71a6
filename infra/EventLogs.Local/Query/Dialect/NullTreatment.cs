using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary><c>lag(x) IGNORE NULLS</c>: DuckDB wants it within the brackets.</summary>
internal sealed class NullTreatment : ISqlRewrite
{
    public void Apply(List<SqlNode> nodes)
    {
        for (var i = 1; i + 1 < nodes.Count; i++)
        {
            if (nodes[i - 1].IsGroup('(') && (nodes[i].IsWord("ignore") || nodes[i].IsWord("respect")) && nodes[i + 1].IsWord("nulls"))
            {
                nodes[i - 1].Children.AddRange([nodes[i], nodes[i + 1]]);
                nodes.RemoveRange(i, 2);
            }
        }
    }
}
