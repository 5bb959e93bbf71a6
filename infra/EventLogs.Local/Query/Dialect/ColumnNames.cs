using System.Collections.Immutable;
using System.Globalization;
using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary>The names of columns that a query gives none: <c>_col0</c>, <c>_col1</c>, as Athena has them.</summary>
internal static class ColumnNames
{
    /// <summary>Per column of the query its name, or null where it has one of its own; null where the query does not say how many columns it has.</summary>
    public static ImmutableArray<string?>? Of(List<SqlNode> query)
    {
        var select = query.FindIndex(node => node.IsWord("select"));
        if (select < 0)
            return null;
        var first = select + 1;
        while (first < query.Count && (query[first].IsWord("distinct") || query[first].IsWord("all")))
            first++;
        var end = query.FindIndex(first, EndsList);
        var items = query.Skip(first).Take((end < 0 ? query.Count : end) - first).ToList().SplitAtCommas();
        return items.Exists(item => item.Count == 0 || item.Exists(node => node.IsSymbol("*") && item.IndexOf(node) == item.Count - 1))
            ? null
            : [.. items.Select((item, i) => HasName(item) ? null : "_col" + i.ToString(CultureInfo.InvariantCulture))];
    }

    private static bool EndsList(SqlNode node) =>
        node.IsWord("from") || node.IsWord("where") || node.IsWord("union") || node.IsWord("intersect") || node.IsWord("except")
        || node.IsWord("order") || node.IsWord("limit") || node.IsWord("group") || node.IsWord("having") || node.IsWord("offset")
        || node.IsWord("fetch");

    /// <summary>Whether an item is a name (<c>a.b</c>), or ends with one of its own (<c>1 AS a</c>, <c>1 a</c>).</summary>
    private static bool HasName(List<SqlNode> item)
    {
        if (item.Exists(node => node.IsWord("as")))
            return true;
        if (item[^1].Identifier is null || IsConstant(item[^1]) || (item.Count > 2 && item[^3].IsWord("interval")))
            return false;
        return item.Count == 1 || item[^2].IsSymbol(".") || SqlBoundaries.EndsOperand(item[^2]);
    }

    private static bool IsConstant(SqlNode node) =>
        node.Kind == SqlKind.Word && (node.IsWord("null") || node.IsWord("true") || node.IsWord("false") || node.IsWord("end")
            || node.IsWord("current_date") || node.IsWord("current_timestamp") || node.IsWord("localtimestamp"));
}
