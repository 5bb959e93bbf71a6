using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Compiler.Linting.Queries;

/// <summary>
/// Looks up the tables and columns that a query names. It is not a parser of Trino's SQL: where it does not understand a query it says nothing,
/// so that what it says can be relied on.
/// </summary>
internal sealed class QueryBinder
{
    private static readonly string[] SetOperators = ["union", "intersect", "except"];
    private static readonly string[] Tail = ["order", "limit", "offset", "fetch"];
    private static readonly string[] AfterFrom = ["where", "group", "having", "window", .. Tail];

    private readonly QueryTables _tables;
    private readonly QueryProblems _problems;
    private readonly ExpressionBinder _expressions;
    private readonly SourceBinder _sources;
    private readonly ImmutableHashSet<string>.Builder _read = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);

    private QueryBinder(QueryTables tables, QueryProblems problems)
    {
        (_tables, _problems) = (tables, problems);
        _expressions = new ExpressionBinder(this, problems);
        _sources = new SourceBinder(this, _expressions);
    }

    /// <summary>Reports what a query names that is not there.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="tables">The tables that it can read.</param>
    /// <param name="report">Takes what kind of problem it is, where it is in the query, and what it is.</param>
    public static QueryResult Check(string sql, QueryTables tables, Action<DiagnosticDescriptor, int, string> report)
    {
        if (SqlReader.Read(sql) is not { } statement || !IsQuery(statement))
            return new QueryResult(null, []);
        var binder = new QueryBinder(tables, new QueryProblems(report));
        return new QueryResult(binder.Bind(statement, CommonTables.None, outer: null), binder._read.ToImmutable());
    }

    /// <summary>What a query gives and reads; what is wrong with it is for <see cref="Check"/> to say.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="tables">The tables that it can read.</param>
    public static QueryResult Bind(string sql, QueryTables tables) => Check(sql, tables, (_, _, _) => { });

    /// <summary>Whether a text is one query and nothing after it.</summary>
    public static bool IsOneQuery(string sql) => SqlReader.ReadWhole(sql) is { } statement && IsQuery(statement);

    /// <summary>Whether tokens in parentheses are a query and no expression.</summary>
    public static bool IsQuery(ImmutableArray<SqlToken> tokens) =>
        !tokens.IsEmpty && (tokens[0].Is("select", "with", "values", "table") || tokens[0].Kind == SqlTokenKind.Group && IsQuery(tokens[0].Inside));

    /// <summary>Binds a query.</summary>
    /// <returns>The names of its results; null where they are not known.</returns>
    public ImmutableArray<string>? Bind(ImmutableArray<SqlToken> query, CommonTables common, QueryScope? outer)
    {
        var at = 0;
        if (query[0].Is("with") && BindCommonTables(query, ref at, ref common, outer) is false)
            return null;

        var terms = SqlParts.Split(query[at..], token => token.Is(SetOperators)).ConvertAll(term => SqlParts.Without(term, "all", "distinct"));
        if (terms.Exists(term => term.IsEmpty))
            return null;
        if (terms.Count == 1)
            return BindTerm(terms[0], common, outer);

        // what stands after the last term sorts them all, by the names of the first
        var end = SqlParts.Find(terms[^1], Tail);
        var results = terms.Select((term, index) => BindTerm(index == terms.Count - 1 ? term[..end] : term, common, outer)).ToList()[0];
        if (SqlParts.Clause(terms[^1], "order", Tail) is { } order)
            _expressions.Bind(order, common, new QueryScope([new QuerySource(null, results)], outer));
        return results;
    }

    /// <summary>The columns of a table that a FROM clause names; one that is not there is reported.</summary>
    public ImmutableArray<string>? Columns(SqlToken name, bool isQualified, CommonTables common)
    {
        if (!isQualified && common.TryGet(name.Text, out var columns))
            return columns;

        _read.Add(name.Text);

        // another database may have any table
        if (!isQualified && !name.Text.Contains('$', StringComparison.Ordinal) && _tables.IsUnknown(name.Text))
            _problems.Add(Descriptors.UnknownTable, name, $"There is no table '{name.Text}'", _tables.Names.Concat(common.Names));
        return _tables.Columns(name.Text);
    }

    private bool BindCommonTables(ImmutableArray<SqlToken> query, ref int at, ref CommonTables common, QueryScope? outer)
    {
        var isRecursive = query[1..] is [var word, ..] && word.Is("recursive");
        at = isRecursive ? 2 : 1;
        while (true)
        {
            if (query[at..] is not [{ IsName: true } name, ..])
                return false;
            at++;
            ImmutableArray<string>? named = query[at..] is [{ Kind: SqlTokenKind.Group } columns, ..] ? [.. SqlParts.Names(columns.Inside)] : null;
            at += named is null ? 0 : 1;
            if (query[at..] is not [var @as, { Kind: SqlTokenKind.Group } body, ..] || !@as.Is("as") || !IsQuery(body.Inside))
                return false;
            at += 2;
            var results = Bind(body.Inside, isRecursive ? common.With(name.Text, named) : common, outer);
            common = common.With(name.Text, named ?? results);
            if (query[at..] is not [var comma, ..])
                return false;
            if (!comma.IsSymbol(","))
                return true;
            at++;
        }
    }

    private ImmutableArray<string>? BindTerm(ImmutableArray<SqlToken> term, CommonTables common, QueryScope? outer)
    {
        switch (term)
        {
            case [{ Kind: SqlTokenKind.Group } inner, ..] when IsQuery(inner.Inside):
                return Bind(inner.Inside, common, outer);
            case [var table, { IsName: true } name] when table.Is("table"):
                return Columns(name, isQualified: false, common);
            case [var select, ..] when select.Is("select"):
                return BindSelect(term[1..], common, outer);
            default:
                return null;
        }
    }

    private ImmutableArray<string>? BindSelect(ImmutableArray<SqlToken> select, CommonTables common, QueryScope? outer)
    {
        var from = SqlParts.FindFrom(select);
        var rest = from < select.Length ? select[(from + 1)..] : select[SqlParts.Find(select, AfterFrom)..];
        var results = select[..(select.Length - rest.Length - (from < select.Length ? 1 : 0))];
        var sources = from < select.Length ? _sources.Bind(rest[..SqlParts.Find(rest, AfterFrom)], common, outer) : [];
        var scope = new QueryScope(sources, outer);

        var names = new List<string>();
        var isKnown = true;
        foreach (var item in SqlParts.Split(SqlParts.Without(results, "all", "distinct"), token => token.IsSymbol(",")))
            isKnown &= BindResult(item, common, scope, names);
        foreach (var clause in (ReadOnlySpan<string>)["where", "group", "having", "window"])
        {
            if (SqlParts.Clause(rest, clause, AfterFrom) is { } tokens)
                _expressions.Bind(tokens, common, scope);
        }

        if (SqlParts.Clause(rest, "order", AfterFrom) is { } order)
            _expressions.Bind(order, common, scope with { Locals = [.. names] });
        return isKnown ? [.. names] : null;
    }

    /// <summary>Binds one item of a SELECT.</summary>
    /// <returns>Whether its names are known.</returns>
    private bool BindResult(ImmutableArray<SqlToken> item, CommonTables common, QueryScope scope, List<string> names)
    {
        if (item is [.., { Kind: SqlTokenKind.Symbol, Text: "*" }] && item is [_] or [{ IsName: true }, { Text: "." }, _])
        {
            var sources = item.Length == 1 ? scope.Sources : [scope.Find(item[0].Text) ?? new QuerySource(null, null)];
            names.AddRange(sources.SelectMany(source => source.Columns ?? []));
            return sources.All(source => source.Columns is not null);
        }

        var (expression, alias) = SqlParts.Alias(item);
        _expressions.Bind(expression, common, scope);
        names.Add((alias ?? (expression is [.., { IsName: true } last] ? last : null))?.Text ?? "");
        return true;
    }
}

/// <summary>What is known of a query.</summary>
/// <param name="Columns">The names of its results, empty for one without a name; null where they are not known.</param>
/// <param name="Tables">The tables and views that it names, and does not define itself.</param>
internal sealed record QueryResult(ImmutableArray<string>? Columns, ImmutableHashSet<string> Tables);
