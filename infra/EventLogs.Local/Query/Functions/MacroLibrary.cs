using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EventLogs.Local.Query.Functions;

/// <summary>The macros of <c>trino.sql</c>: a query gets those that it names and those that they name in turn.</summary>
internal sealed partial class MacroLibrary
{
    // Operators have no names to be found by
    private static readonly ImmutableArray<string> Operators = ["//", "%", "@+", "@-"];

    // AT TIME ZONE
    private const string Zone = "zone";
    private const string ZoneMacro = "timezone";

    private static readonly ImmutableArray<(string Name, string Sql, HashSet<string> Words)> Macros = Read();

    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The statements that create what a text needs and has not been given before, in an order in which they can run.</summary>
    public IEnumerable<string> For(string sql)
    {
        var needed = new HashSet<string>(Operators, StringComparer.OrdinalIgnoreCase);
        var open = new Stack<HashSet<string>>([WordsOf(sql), .. Macros.Where(macro => needed.Contains(macro.Name)).Select(macro => macro.Words)]);
        while (open.TryPop(out var words))
        {
            foreach (var (name, _, others) in Macros)
            {
                if ((words.Contains(name) || (name == ZoneMacro && words.Contains(Zone))) && needed.Add(name))
                    open.Push(others);
            }
        }

        return Macros.Where(macro => needed.Contains(macro.Name) && _given.Add(macro.Name)).Select(macro => macro.Sql).ToList();
    }

    private static ImmutableArray<(string Name, string Sql, HashSet<string> Words)> Read()
    {
        using var stream = typeof(MacroLibrary).Assembly.GetManifestResourceStream("trino.sql")!;
        using var text = new StreamReader(stream);
        return [.. Macro().Matches(text.ReadToEnd()).Select(match =>
            (match.Groups["name"].Value.Trim('"'), match.Value, WordsOf(match.Groups["body"].Value)))];
    }

    // system.main.x is DuckDB's own
    private static HashSet<string> WordsOf(string sql) =>
        [.. Word().Matches(sql).Select(match => match.Value).Select(word => word.ToLowerInvariant())];

    [GeneratedRegex(@"^CREATE MACRO (?<name>""[^""]+""|\w+)(?<body>\(.*?);$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Macro();

    [GeneratedRegex(@"(?<!system\.main\.)\b[A-Za-z_]\w*\b")]
    private static partial Regex Word();
}
