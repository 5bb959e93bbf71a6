using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Compiler.Linting.Queries;

/// <summary>Looks up the columns that an expression names.</summary>
internal sealed class ExpressionBinder(QueryBinder queries, QueryProblems problems)
{
    /// <summary>Functions whose arguments have a grammar of their own.</summary>
    private static readonly string[] OwnGrammar = ["json_array", "json_exists", "json_object", "json_query", "json_table", "json_value"];

    /// <summary>What the parts of a window begin with.</summary>
    private static readonly string[] WindowParts = ["partition", "order", "rows", "range", "groups"];

    /// <summary>Binds an expression, a list of them, or a clause of them.</summary>
    public void Bind(ImmutableArray<SqlToken> tokens, CommonTables common, QueryScope scope)
    {
        if (Parameters(tokens).ToList() is { Count: > 0 } parameters)
            scope = new QueryScope([], scope) { Locals = [.. parameters] };
        for (var at = 0; at < tokens.Length;)
            at = BindNext(tokens, at, common, scope);
    }

    /// <summary>Binds what stands at a location.</summary>
    /// <returns>Where the next expression stands.</returns>
    private int BindNext(ImmutableArray<SqlToken> tokens, int at, CommonTables common, QueryScope scope)
    {
        var token = tokens[at];
        if (token.Kind is SqlTokenKind.Group or SqlTokenKind.Subscript)
        {
            if (token.Kind == SqlTokenKind.Group && QueryBinder.IsQuery(token.Inside))
                queries.Bind(token.Inside, common, scope);
            else
                Bind(token.Inside, common, scope);
            return at + 1;
        }

        var isField = at > 0 && tokens[at - 1].IsSymbol("."); // of what an expression before the dot gives
        if (!token.IsName || isField)
            return at + 1;

        var parts = Parts(tokens, at);
        var end = at + 2 * parts.Count - 1;
        var next = end < tokens.Length ? tokens[end] : null;
        if (next is { Kind: SqlTokenKind.Group } arguments && !(parts.Count == 1 && IsOperator(token)))
        {
            BindCall(parts[^1].Text, arguments, common, scope);
            return end + 1;
        }

        if (next?.Is("as") == true && end + 1 < tokens.Length && tokens[end + 1].Kind == SqlTokenKind.Group)
            return BindWindow(tokens, end + 1, common, scope); // after its name
        if (parts.Count == 1 && token.Is("over") && next is { Kind: SqlTokenKind.Group })
            return BindWindow(tokens, end, common, scope);
        if (parts.Count == 1 && token.Is("as", "over") && next is { IsName: true })
            return end + 1;
        if (next is { Kind: SqlTokenKind.Literal } && parts.Count == 1 || next?.IsSymbol("=>") == true)
            return end;
        if (next?.IsSymbol(".") != true && !(parts.Count == 1 && token.Kind == SqlTokenKind.Word && SqlKeywords.IsKeyword(token.Text)))
            BindName(parts, scope);
        return end;
    }

    /// <summary>Binds a window, which may begin with the name of another one.</summary>
    private int BindWindow(ImmutableArray<SqlToken> tokens, int at, CommonTables common, QueryScope scope)
    {
        var window = tokens[at].Inside;
        var isNamed = window is [{ IsName: true } name, ..] && !name.Is(WindowParts) && (window.Length == 1 || window[1].Is(WindowParts));
        Bind(isNamed ? window[1..] : window, common, scope);
        return at + 1;
    }

    private void BindCall(string function, SqlToken arguments, CommonTables common, QueryScope scope)
    {
        if (OwnGrammar.Contains(function))
            return;

        // what a value is cast to is a type
        var inside = function is "cast" or "try_cast" ? arguments.Inside[..SqlParts.Find(arguments.Inside, ["as"])] : arguments.Inside;
        if (QueryBinder.IsQuery(inside))
            queries.Bind(inside, common, scope);
        else
            Bind(inside, common, scope);
    }

    private void BindName(List<SqlToken> parts, QueryScope scope)
    {
        // the name of a column, of a table and a column, or of a database, a table and a column; fields of a struct may follow
        for (var table = 0; table < Math.Min(2, parts.Count - 1); table++)
        {
            if (scope.Find(parts[table].Text) is not { } source)
                continue;
            var column = parts[table + 1];
            if (source.Columns is { } columns && !columns.Contains(column.Text, StringComparer.Ordinal) && !scope.Locals.Contains(parts[0].Text))
                problems.Add(Descriptors.UnknownColumn, column, $"'{parts[table].Text}' has no column '{column.Text}'", columns);
            return;
        }

        if (!scope.MayHave(parts[0].Text) && !(parts.Count == 1 && scope.Find(parts[0].Text) is not null))
            problems.Add(Descriptors.UnknownColumn, parts[0], $"No table of the query has a column '{parts[0].Text}'", scope.Columns);
    }

    /// <summary>The parts of a name, with a dot between each two.</summary>
    private static List<SqlToken> Parts(ImmutableArray<SqlToken> tokens, int at)
    {
        List<SqlToken> parts = [tokens[at]];
        while (at + 2 < tokens.Length && tokens[at + 1].IsSymbol(".") && tokens[at + 2].IsName)
            parts.Add(tokens[at += 2]);
        return parts;
    }

    /// <summary>Whether parentheses after a word are an operand of its own, and not its arguments.</summary>
    private static bool IsOperator(SqlToken word) => word.Is(
        "all", "and", "any", "as", "between", "by", "case", "else", "exists", "filter", "from", "in", "like", "not", "on", "or", "over", "rows", "select", "some",
        "then", "using", "when", "where", "within");

    /// <summary>The parameters of the lambdas in a list of arguments.</summary>
    private static IEnumerable<string> Parameters(ImmutableArray<SqlToken> tokens)
    {
        for (var at = 1; at < tokens.Length; at++)
        {
            if (!tokens[at].IsSymbol("->"))
                continue;
            foreach (var name in tokens[at - 1].Kind == SqlTokenKind.Group ? SqlParts.Names(tokens[at - 1].Inside) : [tokens[at - 1].Text])
                yield return name;
        }
    }
}
