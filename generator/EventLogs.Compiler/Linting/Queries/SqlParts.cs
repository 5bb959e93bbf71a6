using System.Collections.Immutable;

namespace EventLogs.Compiler.Linting.Queries;

/// <summary>Takes lists of tokens apart.</summary>
internal static class SqlParts
{
    /// <summary>What stands between separators.</summary>
    public static List<ImmutableArray<SqlToken>> Split(ImmutableArray<SqlToken> tokens, Func<SqlToken, bool> separates)
    {
        var parts = new List<ImmutableArray<SqlToken>>();
        var start = 0;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!separates(tokens[at]))
                continue;
            parts.Add(tokens[start..at]);
            start = at + 1;
        }

        parts.Add(tokens[start..]);
        return parts;
    }

    /// <summary>The tokens without the keywords that they begin with.</summary>
    public static ImmutableArray<SqlToken> Without(ImmutableArray<SqlToken> tokens, params ReadOnlySpan<string> keywords)
    {
        while (tokens is [var first, ..] && first.Is(keywords))
            tokens = tokens[1..];
        return tokens;
    }

    /// <summary>Where the first of these keywords stands; the end where none does.</summary>
    public static int Find(ImmutableArray<SqlToken> tokens, string[] keywords)
    {
        var at = 0;
        while (at < tokens.Length && !tokens[at].Is(keywords))
            at++;
        return at;
    }

    /// <summary>Where FROM stands: not that of IS DISTINCT FROM. The end where it does not.</summary>
    public static int FindFrom(ImmutableArray<SqlToken> tokens)
    {
        var at = 0;
        while (at < tokens.Length && !(tokens[at].Is("from") && !(at > 1 && tokens[at - 1].Is("distinct"))))
            at++;
        return at;
    }

    /// <summary>What stands in a clause, after its keyword and BY; null where it is not there.</summary>
    public static ImmutableArray<SqlToken>? Clause(ImmutableArray<SqlToken> tokens, string keyword, string[] keywords)
    {
        var start = Find(tokens, [keyword]);
        if (start == tokens.Length)
            return null;
        var clause = tokens[(start + 1)..];
        return Without(clause[..Find(clause, keywords)], "by");
    }

    /// <summary>The names in a list of them.</summary>
    public static IEnumerable<string> Names(ImmutableArray<SqlToken> tokens) => tokens.Where(token => token.IsName).Select(token => token.Text);

    /// <summary>An expression and the name that it gets, if it gets one.</summary>
    public static (ImmutableArray<SqlToken> Expression, SqlToken? Alias) Alias(ImmutableArray<SqlToken> item) => item switch
    {
        [.., var @as, { IsName: true } alias] when @as.Is("as") => (item[..^2], alias),
        [.., var last, { IsName: true } alias] when EndsOperand(last) && !(alias.Kind == SqlTokenKind.Word && SqlKeywords.IsKeyword(alias.Text)) => (item[..^1], alias),
        _ => (item, null),
    };

    private static bool EndsOperand(SqlToken token) =>
        token.Kind is not (SqlTokenKind.Symbol or SqlTokenKind.Word) || token.Kind == SqlTokenKind.Word && (token.Is("end") || !SqlKeywords.IsKeyword(token.Text));
}
