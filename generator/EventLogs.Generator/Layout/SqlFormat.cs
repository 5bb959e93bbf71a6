using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using EventLogs.Compiler.Naming;

namespace EventLogs.Generator.Layout;

/// <summary>
/// Lays a query out: reserved words in upper case, the lines of its head in one form, LF, no white space at the end of a line, one newline at
/// the end. Lines and indentation are the author's; what stands in quotes and in comments is left alone.
/// </summary>
internal static partial class SqlFormat
{
    private static readonly FrozenSet<string> Functions =
        FrozenSet.ToFrozenSet(["extract", "grouping", "listagg", "localtime", "localtimestamp", "normalize", "trim"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The text of a query, formatted.</summary>
    public static string Of(string sql)
    {
        var text = new StringBuilder();
        var pieces = Piece().Matches(sql.TrimStart('\uFEFF').Trim(' ', '\t', '\r', '\n'));
        var isHead = true;
        foreach (Match piece in pieces)
        {
            text.Append(piece.Groups["comment"].Success ? Comment(piece.Value, isHead)
                : piece.Groups["space"].Success ? LineEnd().Replace(piece.Value, "\n")
                : piece.Groups["word"].Success && !IsAfterDot(text) ? Word(piece.Value)
                : piece.Value);
            isHead &= piece.Groups["comment"].Success || piece.Groups["space"].Success;
        }

        return text.Append('\n').ToString();
    }

    private static string Comment(string line, bool isHead)
    {
        var text = line.TrimEnd();
        return isHead && HeadLine().Match(text) is { Success: true } head
            ? $"-- {head.Groups["key"].Value}{head.Groups["name"].Value.Insert(0, head.Groups["name"].Length > 0 ? " " : "")}: {head.Groups["value"].Value}".TrimEnd()
            : text;
    }

    private static string Word(string word) =>
        ReservedWords.NeedsQuotesInQueries(word.ToLowerInvariant()) && !IsFunction(word) ? word.ToUpperInvariant() : word;

    /// <summary>Functions that are reserved words too, such as <c>current_date</c>: they are written as other functions are.</summary>
    private static bool IsFunction(string word) =>
        word.Contains('_', StringComparison.Ordinal) || Functions.Contains(word);

    private static bool IsAfterDot(StringBuilder text) => text.Length > 0 && text[^1] == '.';

    [GeneratedRegex(
        """
        (?<space>[\s]+)
        | (?<comment>--[^\n]*)
        | /\*.*?(\*/|\z)
        | '([^']|'')*('|\z) | "([^"]|"")*("|\z) | `([^`]|``)*(`|\z)
        | \$\{[^}\n]*\}
        | [0-9][\w.]*
        | (?<word>[\p{L}_$@][\w$@]*)
        | .
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Piece();

    [GeneratedRegex(@"[^\S\n]*\n")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"\A--[ \t]*(?:(?<key>title|description|chart|filter|period|position|param)|(?<key>column)[ \t]+(?<name>[^\s:]+))[ \t]*:[ \t]*(?<value>.*)\z")]
    private static partial Regex HeadLine();
}
