using System.Collections.Immutable;

namespace EventLogs.Compiler.Linting.Queries;

/// <summary>What a FROM clause gives to the expressions of its query.</summary>
/// <param name="Name">What the query calls it; null where it has no name.</param>
/// <param name="Columns">Its columns; null where they are not known.</param>
internal sealed record QuerySource(string? Name, ImmutableArray<string>? Columns);

/// <summary>The names that an expression can use.</summary>
/// <param name="Sources">What stands in the query's own FROM.</param>
/// <param name="Outer">The names of the query around it.</param>
internal sealed record QueryScope(ImmutableArray<QuerySource> Sources, QueryScope? Outer)
{
    private readonly HashSet<string> _columns =
        [.. Sources.Where(source => source.Columns is not null).SelectMany(source => source.Columns!.Value)];

    /// <summary>Names that are not columns: parameters of lambdas, and results where ORDER BY can name them.</summary>
    public ImmutableHashSet<string> Locals { get; init; } = [];

    /// <summary>The source of a name, in this query or around it.</summary>
    public QuerySource? Find(string name) => Sources.FirstOrDefault(source => source.Name == name) ?? Outer?.Find(name);

    /// <summary>Whether there may be a column of this name.</summary>
    public bool MayHave(string name) =>
        _columns.Contains(name) || Locals.Contains(name) || Sources.Any(source => source.Columns is null) || Outer?.MayHave(name) == true;

    /// <summary>All columns that there are.</summary>
    public IEnumerable<string> Columns => _columns.Concat(Outer?.Columns ?? []);
}
