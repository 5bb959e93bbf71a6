using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using EventLogs.Runtime.Catalog;
using EventLogs.Shared;

namespace EventLogs.Local.Commands;

/// <summary>Saved queries by their names: the last part of their ids, or the whole id.</summary>
internal static partial class SavedQueries
{
    /// <summary>Whether a text can be the name of a query: SQL has more than one word.</summary>
    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>Whether there is a query of a name.</summary>
    public static bool Has(ImmutableArray<SavedQuery> queries, string name) => queries.Any(query => query.Id == name || LastPart(query.Id) == name);

    /// <summary>The query of a name.</summary>
    /// <exception cref="InvalidDataException">There is none, or more than one.</exception>
    public static SavedQuery Find(ImmutableArray<SavedQuery> queries, string name)
    {
        SavedQuery[] found = [.. queries.Where(query => query.Id == name || LastPart(query.Id) == name)];
        return found switch
        {
            [var query] => query,
            [] when queries.IsEmpty => throw new InvalidDataException($"there is no saved query '{name}', nor any other"),
            [] => throw new InvalidDataException($"there is no saved query '{name}'{Others(name, queries)}"),
            _ => throw new InvalidDataException(
                $"there is more than one saved query '{name}': name one by its id, {string.Join(" or ", found.Select(query => query.Id))}"),
        };
    }

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names(LocalHost host) => OfCatalog(() => [.. host.Queries.Select(query => ShortestName(host.Queries, query))]);

    /// <summary>Names of the catalog for a shell that completes a command line: none where there is no catalog, which is for the command to tell.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever is wrong with the catalog, the options of the command can be completed.")]
    public static IReadOnlyList<string> OfCatalog(Func<IReadOnlyList<string>> read)
    {
        try
        {
            return read();
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>The query that was probably meant, or all.</summary>
    private static string Others(string name, ImmutableArray<SavedQuery> queries)
    {
        var names = queries.Select(query => ShortestName(queries, query)).ToList();
        var asked = Path.GetFileNameWithoutExtension(name);
        return (names.Contains(asked) ? asked : NearestName.Of(name, names)) is { } nearest
            ? $"; did you mean '{nearest}'? The command queries lists all"
            : $", but {string.Join(", ", names)}";
    }

    /// <summary>The shortest name that means this query alone.</summary>
    public static string ShortestName(ImmutableArray<SavedQuery> queries, SavedQuery query) =>
        queries.Count(other => LastPart(other.Id) == LastPart(query.Id)) == 1 ? LastPart(query.Id) : query.Id;

    /// <summary>A parameter as its declaration has it.</summary>
    public static string Describe(QueryParameter parameter) => $"{parameter.Name} {parameter.Type} = {parameter.Default}";

    /// <summary>The statement with these values of its parameters.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="assignments">Values as <c>name=value</c>.</param>
    /// <exception cref="InvalidDataException">There is no such parameter, the value is not of its type, or the declarations are wrong.</exception>
    public static string Fill(string sql, IReadOnlyCollection<string> assignments)
    {
        var template = QueryTemplate.Read(sql);
        if (template.Parameters.IsEmpty && assignments.Count == 0)
            return sql;
        if (!template.Problems.IsEmpty)
            throw new InvalidDataException(string.Join("; ", template.Problems.Select(problem => problem.Message)));
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            var (name, value) = Split(assignment);
            var parameter = template.Parameters.FirstOrDefault(parameter => parameter.Name == name) ?? throw new InvalidDataException(
                template.Parameters.IsEmpty
                    ? $"the query has no parameter '{name}', nor any other"
                    : NearestName.Of(name, template.Parameters.Select(parameter => parameter.Name)) is { } nearest
                    ? $"the query has no parameter '{name}'; did you mean '{nearest}'? It has {string.Join(", ", template.Parameters.Select(Describe))}"
                    : $"the query has no parameter '{name}', but {string.Join(", ", template.Parameters.Select(Describe))}");
            if (parameter.LiteralOf(value) is null)
                throw new InvalidDataException($"'{value}' is not a value for {name}, which is of the type {parameter.Type}");
            if (!values.TryAdd(name, value))
                throw new InvalidDataException($"the parameter '{name}' has two values");
        }

        return template.Fill(values);
    }

    private static (string Name, string Value) Split(string assignment) => assignment.IndexOf('=', StringComparison.Ordinal) is var end and > 0
        ? (assignment[..end], assignment[(end + 1)..])
        : throw new InvalidDataException($"--param takes name=value, not '{assignment}'");

    private static string LastPart(string id) => id[(id.LastIndexOf('/') + 1)..];

    [GeneratedRegex(@"\A[\w.-]+(/[\w.-]+)*\z")]
    private static partial Regex Name();
}
