using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary>The tables that a statement names; a database before a table's name is left out, since here is only one.</summary>
internal sealed class TableNames(IReadOnlyCollection<string> tables)
{
    private readonly HashSet<string> _tables = new(tables, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _found = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _databases = new(StringComparer.OrdinalIgnoreCase);
    private bool _mayNameAny;

    /// <summary>Finds the tables of a statement, and removes the databases before them.</summary>
    /// <returns>The tables; all of them where the statement may name tables in a way that is not seen here.</returns>
    public IReadOnlyCollection<string> Resolve(List<SqlNode> statement)
    {
        // Again, for columns that stand before the FROM clause which names their table
        Visit(statement);
        Visit(statement);
        return _mayNameAny ? tables : [.. tables.Where(_found.Contains)];
    }

    private void Visit(List<SqlNode> nodes, bool hasClauses = true)
    {
        var inFrom = false;
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Kind == SqlKind.Group)
                Visit(nodes[i].Children, hasClauses: i == 0 || !TakesFrom(nodes[i - 1]));
            if (nodes[i].Kind == SqlKind.Word && SqlBoundaries.IsBoundary(nodes[i]))
                inFrom = (hasClauses && IsFrom(nodes[i])) || (inFrom && !EndsFrom(nodes[i]));
            else if (nodes[i].Identifier is not null)
                VisitName(nodes, i, inFrom || (i > 0 && IsBeforeTable(nodes[i - 1])));

            // On to the last part of a dotted name
            while (i + 2 < nodes.Count && nodes[i].Identifier is not null && nodes[i + 1].IsSymbol(".") && nodes[i + 2].Identifier is not null)
                i += 2;
        }
    }

    private void VisitName(List<SqlNode> nodes, int start, bool namesTable)
    {
        var parts = new List<string> { nodes[start].Identifier! };
        while (parts.Count < 4 && start + (2 * parts.Count) < nodes.Count && nodes[start + (2 * parts.Count) - 1].IsSymbol(".")
            && nodes[start + (2 * parts.Count)].Identifier is { } next)
        {
            parts.Add(next);
        }

        _mayNameAny |= parts[0].Equals("information_schema", StringComparison.OrdinalIgnoreCase)
            || parts[0].StartsWith("duckdb_", StringComparison.OrdinalIgnoreCase)
            || parts[0].Equals("query", StringComparison.OrdinalIgnoreCase)
            || parts[0].Equals("query_table", StringComparison.OrdinalIgnoreCase)
            || parts[0].Equals("U", StringComparison.OrdinalIgnoreCase);
        _found.UnionWith(parts.Where(_tables.Contains));

        var table = parts.FindIndex(_tables.Contains);
        if (table is not (1 or 2))
            return;
        var database = string.Join('.', parts.Take(table));
        if (namesTable)
            _databases.Add(database);
        if (namesTable ? table == parts.Count - 1 : _databases.Contains(database) && table < parts.Count - 1)
        {
            var name = nodes[start + (2 * table)];
            name.Space = nodes[start].Space;
            nodes.RemoveRange(start, 2 * table);
        }
    }

    private static bool IsFrom(SqlNode node) => node.IsWord("from") || node.IsWord("join");

    /// <summary>Whether a function has a FROM among its arguments: <c>extract(hour FROM t)</c>.</summary>
    private static bool TakesFrom(SqlNode function) =>
        function.IsWord("extract") || function.IsWord("trim") || function.IsWord("substring") || function.IsWord("overlay");

    private static bool EndsFrom(SqlNode node) =>
        node.IsWord("where") || node.IsWord("group") || node.IsWord("having") || node.IsWord("order") || node.IsWord("select")
        || node.IsWord("on") || node.IsWord("union") || node.IsWord("intersect") || node.IsWord("except") || node.IsWord("limit");

    private static bool IsBeforeTable(SqlNode node) =>
        node.IsWord("table") || node.IsWord("describe") || node.IsWord("desc") || node.IsWord("partitions") || node.IsWord("in")
        || node.IsWord("columns");
}
