using System.Collections.Immutable;

namespace EventLogs.Local.Interactive;

/// <summary>What the word before the cursor may become: after a dot command its argument, otherwise a keyword, a table, a column or a function.</summary>
internal sealed class SqlCompletion
{
    private static readonly ImmutableArray<string> Keywords =
    [
        .. ("ALL AND ANY ARRAY AS ASC BETWEEN BY CASE CAST CROSS CURRENT DATE DESC DESCRIBE DISTINCT ELSE END EXCEPT EXISTS FALSE FILTER FIRST FROM FULL GROUP "
            + "HAVING IN INNER INTERSECT INTERVAL IS JOIN LAST LEFT LIKE LIMIT MAP NOT NULL NULLS OFFSET ON OR ORDER OUTER OVER PARTITION RIGHT ROW ROWS "
            + "SELECT SHOW TABLES TABLE THEN TIMESTAMP TRUE TRY_CAST UNION UNNEST USING VALUES WHEN WHERE WITH").Split(' '),
    ];

    private readonly ShellNames _names;
    private readonly IReadOnlyList<string> _modes;
    private readonly ImmutableArray<string> _words;

    public SqlCompletion(ShellNames names, IReadOnlyList<string> modes)
    {
        (_names, _modes) = (names, modes);
        _words =
        [
            .. names.Tables.Select(table => table.Name),
            .. names.Tables.SelectMany(table => table.Columns).Select(column => column.Name).Distinct(StringComparer.Ordinal),
            .. ShellNames.Functions,
        ];
    }

    /// <summary>What the word that ends a text may become.</summary>
    /// <param name="text">The line up to the cursor.</param>
    /// <returns>Where the word begins, and what it may be, the text that was typed included.</returns>
    public (int Start, ImmutableArray<string> Words) At(string text)
    {
        if (text.StartsWith('.'))
            return AtCommand(text);
        var start = text.Length;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '$'))
            start--;
        var typed = text[start..];
        if (typed.Length == 0 || char.IsAsciiDigit(typed[0]))
            return (start, []);
        return (start, [.. Matching(_words, typed), .. Matching(Keywords, typed).Select(keyword => char.IsLower(typed[0]) ? keyword.ToLowerInvariant() : keyword)]);
    }

    private (int Start, ImmutableArray<string> Words) AtCommand(string text)
    {
        var start = text.LastIndexOf(' ') + 1;
        var typed = text[start..];
        return (start, text[..start].TrimEnd() switch
        {
            "" => Matching(QueryShell.Commands.Select(command => command.Name), typed),
            QueryShell.Schema => Matching(_names.Tables.Select(table => table.Name), typed),
            QueryShell.Mode => Matching(_modes, typed),
            QueryShell.Run => Matching(_names.Queries.Select(query => query.Name), typed),
            _ => [],
        });
    }

    private static ImmutableArray<string> Matching(IEnumerable<string> words, string typed) =>
        [.. words.Where(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
