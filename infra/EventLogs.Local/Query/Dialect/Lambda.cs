using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary>Lambdas of two parameters, where DuckDB gives one that has both values.</summary>
internal static class Lambda
{
    private const string Pair = "pair_of_values";

    /// <summary>The lambda with one parameter instead of two.</summary>
    /// <param name="lambda"><c>(k, v) -> ...</c></param>
    /// <param name="first">How the first value is taken from the parameter: <c>.key</c>.</param>
    /// <param name="second">How the second one is.</param>
    /// <param name="result">What becomes of the lambda's result (<c>{0}</c>) and its parameter (<c>{1}</c>).</param>
    public static string OfPair(List<SqlNode> lambda, string first, string second, string result = "{0}")
    {
        if (lambda.Count < 3 || !lambda[0].IsGroup('(') || !lambda[1].IsSymbol("->")
            || lambda[0].Children is not [{ Identifier: { } a }, { Text: "," }, { Identifier: { } b }])
        {
            throw new SqlRefusedException($"{lambda.Text()} is not a lambda of two parameters");
        }

        // Read again: what has been rewritten is one piece
        var body = SqlReader.Nodes(lambda.Skip(2).Text());
        Substitute(body, a, Pair + first);
        Substitute(body, b, Pair + second);
        return $"{Pair} -> {string.Format(null, result, $"({body.Text()})", Pair)}";
    }

    private static void Substitute(List<SqlNode> nodes, string name, string value)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            Substitute(nodes[i].Children, name, value);
            var isParameter = nodes[i].Identifier?.Equals(name, StringComparison.OrdinalIgnoreCase) == true
                && (i == 0 || !nodes[i - 1].IsSymbol("."))
                && (i + 1 == nodes.Count || !nodes[i + 1].IsGroup('('));
            if (isParameter)
                nodes.Replace(i, 1, value);
        }
    }
}
