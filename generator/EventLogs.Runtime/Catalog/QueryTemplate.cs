using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace EventLogs.Runtime.Catalog;

/// <summary>A query with parameters: its head declares them, <c>${name}</c> stands where the values go.</summary>
public sealed partial class QueryTemplate
{
    private const string Mark = "-- param:";

    private readonly string _sql;
    private readonly ImmutableArray<(Match Match, QueryParameter? Parameter)> _placeholders;

    private QueryTemplate(string sql)
    {
        var problems = ImmutableArray.CreateBuilder<QueryTemplateProblem>();
        var declared = ReadHead(sql, problems);
        var placeholders = ImmutableArray.CreateBuilder<(Match Match, QueryParameter? Parameter)>();
        foreach (var piece in Piece().Matches(sql).Cast<Match>())
        {
            if (piece.Value[0] is '\'' or '"')
            {
                problems.AddRange(InQuotes(piece, declared));
            }
            else if (piece.Groups["name"] is { Success: true, Value: var name })
            {
                var parameter = declared.Find(item => item.Parameter.Name == name).Parameter;
                placeholders.Add((piece, parameter));
                if (parameter is null)
                    problems.Add(new QueryTemplateProblem(piece.Index, $"There is no parameter '{name}'"));
            }
        }

        var used = placeholders.Select(placeholder => placeholder.Parameter).ToHashSet();
        problems.AddRange(declared.Where(item => !used.Contains(item.Parameter)).Select(item => new QueryTemplateProblem(
            item.Offset, $"The parameter '{item.Parameter.Name}' is not used: ${{{item.Parameter.Name}}} stands nowhere outside of quotes and comments")));
        _sql = sql;
        _placeholders = placeholders.ToImmutable();
        Parameters = [.. declared.Select(item => item.Parameter)];
        Problems = problems.ToImmutable();
    }

    /// <summary>The parameters, in the order of their declarations.</summary>
    public ImmutableArray<QueryParameter> Parameters { get; }

    /// <summary>What is wrong with declarations and placeholders.</summary>
    public ImmutableArray<QueryTemplateProblem> Problems { get; }

    /// <summary>Reads a query.</summary>
    /// <param name="sql">The query with its head, the lines of comments that it begins with.</param>
    public static QueryTemplate Read(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return new QueryTemplate(sql);
    }

    /// <summary>The query with a literal instead of each placeholder.</summary>
    /// <param name="values">Values by the names of parameters; the others have their defaults.</param>
    /// <exception cref="ArgumentException">A value is not of its parameter's type.</exception>
    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Replace((placeholder, parameter) =>
        {
            if (parameter is null)
                return placeholder.Value;
            var value = values.GetValueOrDefault(parameter.Name, parameter.Default);
            return parameter.LiteralOf(value)
                ?? throw new ArgumentException($"'{value}' is not a value of {parameter.Name}, which is of the type {parameter.Type}.", nameof(values));
        });
    }

    /// <summary>The query with a literal of the same length instead of each placeholder: everything else stays where it is.</summary>
    public string Mask() => Replace((placeholder, _) => new string('0', placeholder.Length));

    private string Replace(Func<Match, QueryParameter?, string> literal)
    {
        var filled = new StringBuilder();
        var at = 0;
        foreach (var (placeholder, parameter) in _placeholders)
        {
            filled.Append(_sql, at, placeholder.Index - at).Append(literal(placeholder, parameter));
            at = placeholder.Index + placeholder.Length;
        }

        return filled.Append(_sql, at, _sql.Length - at).ToString();
    }

    private static IEnumerable<QueryTemplateProblem> InQuotes(Match quoted, List<(int Offset, QueryParameter Parameter)> declared) =>
        from placeholder in Placeholder().Matches(quoted.Value)
        where declared.Exists(item => item.Parameter.Name == placeholder.Groups["name"].Value)
        select new QueryTemplateProblem(quoted.Index + placeholder.Index, $"{placeholder.Value} stands in quotes, where it is text: a value brings its own");

    private static List<(int Offset, QueryParameter Parameter)> ReadHead(string sql, ImmutableArray<QueryTemplateProblem>.Builder problems)
    {
        var declared = new List<(int Offset, QueryParameter Parameter)>();
        foreach (var line in QueryHead.Lines(sql, Mark))
        {
            var (parameter, problem) = ReadDeclaration(line.Value);
            problem ??= declared.Exists(item => item.Parameter.Name == parameter!.Name) ? $"There are two parameters '{parameter!.Name}'" : null;
            if (problem is not null)
                problems.Add(new QueryTemplateProblem(line.Offset, problem));
            else
                declared.Add((line.Offset, parameter!));
        }

        return declared;
    }

    private static (QueryParameter? Parameter, string? Problem) ReadDeclaration(string declaration)
    {
        if (Declaration().Match(declaration) is not { Success: true } match)
            return (null, "A parameter is declared as '-- param: name type = default', with a name of a-z, 0-9 and _");
        var parameter = new QueryParameter(match.Groups["name"].Value, match.Groups["type"].Value, match.Groups["default"].Value);
        if (!QueryParameter.Types.Contains(parameter.Type))
            return (parameter, $"There is no type '{parameter.Type}': a parameter is {string.Join(", ", QueryParameter.Types)}");
        return (parameter, parameter.LiteralOf(parameter.Default) is null ? $"The default '{parameter.Default}' is not of the type {parameter.Type}" : null);
    }

    [GeneratedRegex(@"\A(?<name>[a-z][a-z0-9_]*)\s+(?<type>\w+)\s*=\s*(?<default>.*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();

    /// <summary>What a placeholder may stand in, where it is none, or a placeholder. A doubled quote ends one piece and begins the next.</summary>
    [GeneratedRegex("""
        '[^']*('|\z)|"[^"]*("|\z)|--[^\n]*|/\*.*?(\*/|\z)|\$\{(?<name>[^{}'"\n]*)\}
        """, RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Piece();

    [GeneratedRegex(@"\$\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
