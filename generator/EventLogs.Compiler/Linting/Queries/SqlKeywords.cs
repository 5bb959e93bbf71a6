using System.Collections.Frozen;
using EventLogs.Compiler.Naming;

namespace EventLogs.Compiler.Linting.Queries;

/// <summary>Keywords that are part of the language where they stand without quotes.</summary>
/// <remarks>Source: https://trino.io/docs/current/sql/select.html and the pages on functions that it links to.</remarks>
internal static class SqlKeywords
{
    /// <summary>Keywords that are not reserved and have a meaning inside an expression, a window or an order.</summary>
    private static readonly FrozenSet<string> InExpressions = Set(
        "all any array asc at both current date day day_of_month day_of_week day_of_year decimal desc double dow doy empty error exclude "
        + "filter first following format groups grouping hour ignore interval json keep last leading map millisecond minute month next nfc nfd "
        + "nfkc nfkd no nulls object of offset only ordinality others over overflow partition passing preceding precision quarter range respect "
        + "returning row rows second sets some system ties time timestamp timezone_hour timezone_minute to trailing truncate unbounded unknown "
        + "week within without wrapper year year_of_week yow zone");

    /// <summary>Keywords that end the name of a table, where another name would be its alias.</summary>
    private static readonly FrozenSet<string> AfterTable = Set(
        "as cross for full inner join left match_recognize natural on right tablesample using where with");

    /// <summary>Whether a word in an expression is not a name.</summary>
    public static bool IsKeyword(string word) => InExpressions.Contains(word) || ReservedWords.NeedsQuotesInQueries(word);

    /// <summary>Whether a word after a table is not its alias.</summary>
    public static bool EndsTable(string word) => AfterTable.Contains(word) || ReservedWords.NeedsQuotesInQueries(word);

    private static FrozenSet<string> Set(string keywords) => keywords.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
