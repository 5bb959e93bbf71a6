using System.Text;

namespace EventLogs.Local.Query.Syntax;

/// <summary>What a piece of SQL is.</summary>
internal enum SqlKind
{
    /// <summary>A keyword, or a name without quotes.</summary>
    Word,

    /// <summary>A name in quotes.</summary>
    Name,

    /// <summary>A text literal.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An operator, a comma, a dot.</summary>
    Symbol,

    /// <summary>Brackets and what is between them.</summary>
    Group,

    /// <summary>An operand that has been rewritten.</summary>
    Rewritten,
}

/// <summary>A piece of SQL, with the white space and comments before it. Written out again it is what it was read from.</summary>
internal sealed class SqlNode
{
    public required SqlKind Kind { get; init; }

    /// <summary>White space and comments before the piece.</summary>
    public string Space { get; set; } = "";

    /// <summary>The piece itself; of a group its opening bracket.</summary>
    public required string Text { get; init; }

    /// <summary>What is between the brackets of a group.</summary>
    public List<SqlNode> Children { get; init; } = [];

    /// <summary>The closing bracket of a group, with the space before it; empty where it is missing.</summary>
    public string Close { get; init; } = "";

    /// <summary>An operand made of text that is complete in itself.</summary>
    public static SqlNode Rewritten(string space, string text) => new() { Kind = SqlKind.Rewritten, Space = space, Text = text };

    public bool IsWord(string word) => Kind == SqlKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == SqlKind.Symbol && Text == symbol;

    public bool IsGroup(char bracket) => Kind == SqlKind.Group && Text[0] == bracket;

    /// <summary>The name that a word or a quoted name stands for; null for anything else.</summary>
    public string? Identifier => Kind switch
    {
        SqlKind.Word => Text,
        SqlKind.Name when Text.Length > 1 => Text[1..^1].Replace(Text[..1] + Text[..1], Text[..1], StringComparison.Ordinal),
        _ => null,
    };

    public static string Write(IEnumerable<SqlNode> nodes)
    {
        var sql = new StringBuilder();
        foreach (var node in nodes)
            node.WriteTo(sql);
        return sql.ToString();
    }

    private void WriteTo(StringBuilder sql)
    {
        sql.Append(Space).Append(Text);
        foreach (var child in Children)
            child.WriteTo(sql);
        sql.Append(Close);
    }
}
