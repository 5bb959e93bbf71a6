using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary>
/// <c>UNNEST</c>: Trino makes a column of each field of an array of rows, and two of a map. DuckDB must be told so, which takes the
/// type of what is unnested: it is asked for with the part of the query that stands before.
/// </summary>
/// <param name="types">Says of which type an expression is.</param>
internal sealed class Unnesting(ITypeProbe types)
{
    /// <summary>Rewrites a query and those within it.</summary>
    /// <param name="nodes">The query.</param>
    /// <param name="with">The WITH clause that it can refer to.</param>
    public void Apply(List<SqlNode> nodes, string with = "")
    {
        var isWith = nodes.Count > 0 && nodes[0].IsWord("with");
        var separator = 0;
        for (var i = 0; i < nodes.Count; i++)
        {
            if (isWith && nodes[i].IsSymbol(","))
                separator = i;
            if (isWith && nodes[i].IsWord("select"))
                (with, isWith) = (nodes.Take(i).Text(), false);
            if (nodes[i].Kind == SqlKind.Group)
                Apply(nodes[i].Children, isWith ? nodes.Take(separator).Text() : with);
            if (i > 0 && nodes[i - 1].IsWord("unnest") && nodes[i].IsGroup('('))
                Rewrite(nodes, i - 1, with);
        }
    }

    private void Rewrite(List<SqlNode> nodes, int at, string with)
    {
        var from = nodes.FindLastIndex(at, at + 1, node => node.IsWord("from"));
        if (from < 0)
            return;
        var end = at;
        while (end > from + 1 && (nodes[end - 1].Kind == SqlKind.Word && SqlBoundaries.IsBoundary(nodes[end - 1]) || nodes[end - 1].IsSymbol(",")))
            end--;
        var before = nodes.Skip(from + 1).Take(end - from - 1).Text();
        var arguments = nodes[at + 1].Children.SplitAtCommas().Select(argument => argument.Text()).ToList();
        var shapes = arguments.Select(argument => ShapeOf(argument, before, with)).ToList();
        if (arguments.Count == 1 && shapes[0] == Shape.Plain)
            return;

        var hasOrdinality = nodes.HasWords(at + 2, "with", "ordinality");
        var columns = arguments.Zip(shapes, Columns);
        if (hasOrdinality)
            columns = columns.Append($"unnest(range(1, 1 + greatest({string.Join(", ", arguments.Zip(shapes, Length))})))");
        nodes.Replace(at, hasOrdinality ? 4 : 2, $"{(before.Length > 0 ? "LATERAL " : "")}(SELECT {string.Join(", ", columns)})");
    }

    private Shape ShapeOf(string argument, string before, string with)
    {
        var from = before.Length > 0 ? $" FROM {before}" : "";
        return types.TypeOf($"{with} SELECT {argument} AS x{from}") switch
        {
            { } type when type.StartsWith("MAP(", StringComparison.Ordinal) && !type.EndsWith(']') => Shape.Map,
            { } type when type.StartsWith("STRUCT(", StringComparison.Ordinal) && type.EndsWith(")[]", StringComparison.Ordinal) => Shape.Rows,
            _ => Shape.Plain,
        };
    }

    private static string Columns(string argument, Shape shape) => shape switch
    {
        Shape.Map => $"unnest(map_keys({argument})), unnest(map_values({argument}))",
        Shape.Rows => $"unnest({argument}, max_depth := 2)",
        _ => $"unnest({argument})",
    };

    private static string Length(string argument, Shape shape) =>
        shape == Shape.Map ? $"len(map_keys({argument}))" : $"len({argument})";

    private enum Shape
    {
        Plain,
        Rows,
        Map,
    }
}
