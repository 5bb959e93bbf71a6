using System.Text;

namespace EventLogs.Compiler.Schemas;

/// <summary>The head of a saved query: <c>-- title: ...</c> and <c>-- description: ...</c>.</summary>
/// <remarks>Limits: https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateNamedQuery.html</remarks>
internal static class QueryText
{
    private const string TitleMark = "-- title:";
    private const string DescriptionMark = "-- description:";
    private const int MaxTitle = 128;
    private const int MaxDescription = 1024;
    private const int MaxBytes = 262_144;

    public static string Title(string sql) => Head(sql, 0, TitleMark) ?? "";

    public static string Description(string sql) => Head(sql, 1, DescriptionMark) ?? "";

    /// <summary>What is wrong with a query's form, as a sentence; null when nothing is.</summary>
    public static string? Problem(string sql)
    {
        if (Head(sql, 0, TitleMark) is not { Length: > 0 and <= MaxTitle })
            return "The first line is not a title of at most 128 characters.";
        if (Head(sql, 1, DescriptionMark) is not { Length: > 0 and <= MaxDescription })
            return "The second line is not a description of at most 1,024 characters.";
        if (sql.Split('\n').All(line => line.Trim() is "" or ['-', '-', ..]))
            return "The query has no statement.";
        return Encoding.UTF8.GetByteCount(sql) > MaxBytes ? "The query has more than 262,144 bytes." : null;
    }

    private static string? Head(string sql, int line, string mark) =>
        sql.Split('\n') is var lines && lines.Length > line && lines[line].StartsWith(mark, StringComparison.Ordinal)
            ? lines[line][mark.Length..].Trim()
            : null;
}
