using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary>
/// Rewrites a query in Athena's dialect to DuckDB's where macros cannot bridge the difference: the inner brackets first, each
/// through all rewrites in order.
/// </summary>
internal sealed class AthenaDialect(ITypeProbe types)
{
    private readonly ISqlRewrite[] _inner =
    [
        new ZonedLiterals(), new ValueRows(), new Casts(), new NullTreatment(), new FunctionCalls(), new Subscripts(), new IntervalArithmetic(),
        new Samples(),
    ];

    public void Rewrite(List<SqlNode> statement)
    {
        RewriteBrackets(statement);
        new Unnesting(types).Apply(statement);
    }

    private void RewriteBrackets(List<SqlNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node.Kind == SqlKind.Group)
                RewriteBrackets(node.Children);
        }

        foreach (var rewrite in _inner)
            rewrite.Apply(nodes);
    }
}
