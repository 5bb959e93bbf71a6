namespace EventLogs.Local.Query.Syntax;

/// <summary>Operations on a list of pieces.</summary>
internal static class SqlList
{
    /// <summary>The pieces between the commas; nothing for an empty list.</summary>
    public static List<List<SqlNode>> SplitAtCommas(this IReadOnlyList<SqlNode> nodes)
    {
        var parts = new List<List<SqlNode>>();
        foreach (var node in nodes)
        {
            if (parts.Count == 0)
                parts.Add([]);
            if (node.IsSymbol(","))
                parts.Add([]);
            else
                parts[^1].Add(node);
        }

        return parts;
    }

    /// <summary>The pieces as SQL without the space around them.</summary>
    public static string Text(this IEnumerable<SqlNode> nodes) => SqlNode.Write(nodes).Trim();

    /// <summary>Whether words stand at an index, one after the other.</summary>
    public static bool HasWords(this IReadOnlyList<SqlNode> nodes, int at, params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (at + i >= nodes.Count || !nodes[at + i].IsWord(words[i]))
                return false;
        }

        return true;
    }

    /// <summary>Replaces some pieces by one operand.</summary>
    public static void Replace(this List<SqlNode> nodes, int start, int count, string sql)
    {
        var space = nodes[start].Space;
        nodes.RemoveRange(start, count);
        nodes.Insert(start, SqlNode.Rewritten(space, sql));
    }
}
