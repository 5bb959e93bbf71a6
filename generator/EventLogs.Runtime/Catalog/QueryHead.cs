namespace EventLogs.Runtime.Catalog;

/// <summary>The head of a query: the lines of comments that it begins with.</summary>
internal static class QueryHead
{
    /// <summary>The lines of one kind.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="mark">What they begin with: <c>-- param:</c>.</param>
    public static IEnumerable<QueryHeadLine> Lines(string sql, string mark)
    {
        var offset = 0;
        foreach (var line in sql.Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)))
        {
            if (line.StartsWith(mark, StringComparison.Ordinal))
            {
                var value = line[mark.Length..];
                yield return new QueryHeadLine(offset, offset + line.Length - value.TrimStart().Length, value.Trim());
            }

            offset += line.Length + 1;
        }
    }
}

/// <summary>A line of a query's head.</summary>
/// <param name="Offset">Where it begins in the query.</param>
/// <param name="ValueOffset">Where its value begins.</param>
/// <param name="Value">What stands after the mark, without blanks around it.</param>
internal readonly record struct QueryHeadLine(int Offset, int ValueOffset, string Value);
