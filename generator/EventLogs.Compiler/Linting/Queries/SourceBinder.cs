using System.Collections.Immutable;

namespace EventLogs.Compiler.Linting.Queries;

/// <summary>Finds out what a FROM clause gives.</summary>
internal sealed class SourceBinder(QueryBinder queries, ExpressionBinder expressions)
{
    private static readonly QuerySource Unknown = new(null, null);

    /// <summary>Binds a FROM clause.</summary>
    /// <param name="from">What stands after FROM.</param>
    /// <param name="common">The tables that the query defines itself.</param>
    /// <param name="outer">The names of the query around it.</param>
    public ImmutableArray<QuerySource> Bind(ImmutableArray<SqlToken> from, CommonTables common, QueryScope? outer)
    {
        var sources = ImmutableArray.CreateBuilder<QuerySource>();
        var conditions = new List<ImmutableArray<SqlToken>>();
        var at = 0;
        while (at < from.Length)
        {
            if (from[at].IsSymbol(",") || from[at].Is("cross", "full", "inner", "join", "left", "natural", "outer", "right"))
            {
                at++;
            }
            else if (from[at].Is("on", "using"))
            {
                var end = at + 1;
                while (end < from.Length && !from[end].IsSymbol(",") && !from[end].Is("cross", "full", "inner", "join", "left", "natural", "right"))
                    end++;
                conditions.Add(from[(at + 1)..end]);
                at = end;
            }
            else if (!BindSource(from, ref at, common, new QueryScope(sources.ToImmutable(), outer), sources))
            {
                // something that is not known here: after it any name may be right
                return [.. sources, Unknown];
            }
        }

        var scope = new QueryScope(sources.ToImmutable(), outer);
        foreach (var condition in conditions)
            expressions.Bind(condition, common, scope);
        return scope.Sources;
    }

    private bool BindSource(
        ImmutableArray<SqlToken> from, ref int at, CommonTables common, QueryScope before, ImmutableArray<QuerySource>.Builder sources)
    {
        ImmutableArray<string>? columns = null;
        string? name = null;
        switch (from[at..])
        {
            case [var word, { Kind: SqlTokenKind.Group } arguments, ..] when word.Is("unnest"):
                expressions.Bind(arguments.Inside, common, before);
                at += 2;
                if (from[at..] is [var with, var ordinality, ..] && with.Is("with") && ordinality.Is("ordinality"))
                    at += 2;
                break;
            case [var word, { Kind: SqlTokenKind.Group } query, ..] when word.Is("lateral") && QueryBinder.IsQuery(query.Inside):
                columns = queries.Bind(query.Inside, common, before);
                at += 2;
                break;
            case [{ Kind: SqlTokenKind.Group } query, ..] when QueryBinder.IsQuery(query.Inside):
                columns = queries.Bind(query.Inside, common, before.Outer);
                at++;
                break;
            case [{ Kind: SqlTokenKind.Group } joined, ..]:
                sources.AddRange(Bind(joined.Inside, common, before.Outer));
                at++;
                return true;
            case [{ IsName: true } first, ..] when first.Kind == SqlTokenKind.Quoted || !SqlKeywords.EndsTable(first.Text):
                var last = ReadName(from, ref at);
                columns = queries.Columns(last, isQualified: last != first, common);
                name = last.Text;
                break;
            default:
                return false;
        }

        if (from[at..] is [var sample, { IsName: true }, { Kind: SqlTokenKind.Group }, ..] && sample.Is("tablesample"))
            at += 3;
        sources.Add(Named(from, ref at, name, columns));
        return !(at < from.Length && from[at].Is("for", "match_recognize"));
    }

    /// <summary>The last part of a name, which tells the table.</summary>
    private static SqlToken ReadName(ImmutableArray<SqlToken> from, ref int at)
    {
        var last = from[at++];
        while (from[at..] is [var dot, { IsName: true } next, ..] && dot.IsSymbol("."))
            (last, at) = (next, at + 2);
        return last;
    }

    private static QuerySource Named(ImmutableArray<SqlToken> from, ref int at, string? name, ImmutableArray<string>? columns)
    {
        if (at < from.Length && from[at].Is("as"))
            at++;
        if (from[at..] is not [{ IsName: true } alias, ..] || alias.Kind == SqlTokenKind.Word && SqlKeywords.EndsTable(alias.Text))
            return new QuerySource(name, columns);

        at++;
        if (from[at..] is not [{ Kind: SqlTokenKind.Group } named, ..])
            return new QuerySource(alias.Text, columns);
        at++;
        return new QuerySource(alias.Text, [.. SqlParts.Names(named.Inside)]);
    }
}
