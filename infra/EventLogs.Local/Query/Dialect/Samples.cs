using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary><c>TABLESAMPLE BERNOULLI (10)</c>: the number is a percentage.</summary>
internal sealed class Samples : ISqlRewrite
{
    public void Apply(List<SqlNode> nodes)
    {
        for (var i = 0; i + 2 < nodes.Count; i++)
        {
            if (nodes[i].IsWord("tablesample") && nodes[i + 2].IsGroup('(') && nodes[i + 2].Children is [.., { Kind: SqlKind.Number }])
                nodes[i + 2].Children.Add(SqlNode.Rewritten(" ", "PERCENT"));
        }
    }
}
