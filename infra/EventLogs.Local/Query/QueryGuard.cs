using EventLogs.Local.Query.Syntax;
using EventLogs.Shared;

namespace EventLogs.Local.Query;

/// <summary>Lets only statements through that read. DuckDB has more, which would change the log or what it is read with.</summary>
internal static class QueryGuard
{
    private static readonly string[] Queries = ["select", "with", "values", "table", "from", "describe", "desc", "explain", "summarize"];

    /// <summary>What statements begin with, the most usual first.</summary>
    private static readonly string[] Statements = ["SELECT", "WITH", "VALUES", "EXPLAIN", "DESCRIBE", "SHOW"];

    public static void Check(List<SqlNode> statement)
    {
        var first = statement[0];
        if (!IsQuery(first))
            throw Refused(first);
        if (!first.IsWord("explain"))
            return;
        var explained = statement.Skip(1).SkipWhile(node => node.IsWord("analyze") || node.IsWord("verbose")).FirstOrDefault();
        if (explained?.IsGroup('(') == true && explained.Children.FirstOrDefault() is { } option && (option.IsWord("type") || option.IsWord("format")))
            throw new SqlRefusedException("EXPLAIN has no options here: it shows DuckDB's plan");
        if (explained is { } && !IsQuery(explained))
            throw Refused(explained);
    }

    private static bool IsQuery(SqlNode node) => node.IsGroup('(') || Queries.Any(node.IsWord);

    private static SqlRefusedException Refused(SqlNode node) => new(
        (NearestName.Of(node.Text, Statements) is { } nearest && node.Identifier is not null ? $"{node.Text} is not a statement; did you mean {nearest}? A" : $"{node.Text} does not run here: a")
        + " query reads the log and changes nothing. SELECT, WITH, VALUES, EXPLAIN, DESCRIBE, SHOW, "
        + "MSCK REPAIR TABLE and ALTER TABLE ... ADD or DROP PARTITION do");
}
