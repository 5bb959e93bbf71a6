using System.Collections.Immutable;
using System.Text;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Schemas;

/// <summary>
/// The head of a view: that of a saved query, and a line <c>-- column NAME: ...</c> for each column. What stands after it is the view's query.
/// </summary>
internal static class ViewText
{
    private const string ColumnMark = "-- column ";
    private const int QueryHead = 2;

    // https://docs.aws.amazon.com/athena/latest/ug/service-limits.html
    private const int MaxBytes = 262_144;

    /// <summary>The columns that the head describes, each with the number of its line.</summary>
    public static ImmutableArray<(ViewColumn Column, int Line)> Columns(string sql) =>
    [
        .. from line in HeadLines(sql)
           let colon = line.Text.IndexOf(':', StringComparison.Ordinal)
           where colon > 0
           select (new ViewColumn(line.Text[ColumnMark.Length..colon].Trim(), line.Text[(colon + 1)..].Trim()), line.Number),
    ];

    /// <summary>The query, without the head and the blank around it.</summary>
    public static string Query(string sql) => sql[Offset(sql)..].TrimEnd();

    /// <summary>Where the query begins.</summary>
    public static int Offset(string sql)
    {
        var at = 0;
        for (var line = 0; line < QueryHead + HeadLines(sql).Count() && at < sql.Length; line++)
            at = sql.IndexOf('\n', at) is var end && end < 0 ? sql.Length : end + 1;
        while (at < sql.Length && char.IsWhiteSpace(sql[at]))
            at++;
        return at;
    }

    /// <summary>What is wrong with the form of a view's head, as a sentence; null when nothing is.</summary>
    public static string? Problem(string name, string sql)
    {
        if (QueryText.Problem(sql) is { } problem)
            return problem;
        if (HeadLines(sql).Select(line => line.Number).Except(Columns(sql).Where(IsDescribed).Select(column => column.Line)).ToList() is [var line, ..])
            return $"Line {line} is not '-- column NAME: ...' with a description.";
        return Encoding.UTF8.GetByteCount(ViewDefinition.Statement(name, Query(sql))) > MaxBytes ? "The view's statement has more than 262,144 bytes." : null;
    }

    private static bool IsDescribed((ViewColumn Column, int Line) item) => item.Column is { Name.Length: > 0, Description.Length: > 0 };

    private static IEnumerable<(string Text, int Number)> HeadLines(string sql) => sql.Split('\n')
        .Select((text, index) => (text, index + 1))
        .Skip(QueryHead)
        .TakeWhile(line => line.text.StartsWith(ColumnMark, StringComparison.Ordinal));
}
