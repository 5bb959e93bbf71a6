using System.Collections.Immutable;

namespace EventLogs.Compiler.Linting.Queries;

/// <summary>The kinds of tokens.</summary>
internal enum SqlTokenKind
{
    /// <summary>A keyword or a name without quotes; in lower case.</summary>
    Word,

    /// <summary>A name in quotes, without them; in lower case, as Athena takes it.</summary>
    Quoted,

    /// <summary>A literal.</summary>
    Literal,

    /// <summary>An operator or a separator.</summary>
    Symbol,

    /// <summary>What stands in parentheses.</summary>
    Group,

    /// <summary>What stands in brackets.</summary>
    Subscript,
}

/// <summary>One piece of a query, or all that stands between two parentheses.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">Its text.</param>
/// <param name="Offset">Where it begins in the query.</param>
/// <param name="Inside">What a group or a subscript holds.</param>
internal sealed record SqlToken(SqlTokenKind Kind, string Text, int Offset, ImmutableArray<SqlToken> Inside)
{
    /// <summary>Whether it is a name, or a word that may be one.</summary>
    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.Quoted;

    /// <summary>Whether it is one of these keywords.</summary>
    public bool Is(params ReadOnlySpan<string> keywords) => Kind == SqlTokenKind.Word && keywords.Contains(Text);

    /// <summary>Whether it is this operator or separator.</summary>
    public bool IsSymbol(string symbol) => Kind == SqlTokenKind.Symbol && Text == symbol;
}
