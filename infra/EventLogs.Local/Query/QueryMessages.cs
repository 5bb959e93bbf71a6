using System.Text.RegularExpressions;
using EventLogs.Shared;

namespace EventLogs.Local.Query;

/// <summary>What DuckDB says of a query, of the tables and functions that there are here: it would name some of its own.</summary>
internal static partial class QueryMessages
{
    /// <summary>The message for a person.</summary>
    /// <param name="message">DuckDB's.</param>
    /// <param name="tables">The tables and views.</param>
    /// <param name="columns">Their columns.</param>
    /// <param name="functions">The functions of Athena.</param>
    public static string Explain(string message, IEnumerable<string> tables, IEnumerable<string> columns, IEnumerable<string> functions)
    {
        if (UnknownTable().Match(message) is { Success: true } table)
            return $"there is no table or view '{Name(table)}'{NearestName.Question(Name(table), tables)}{Excerpt(message)}";
        if (UnknownFunction().Match(message) is { Success: true } function)
            return $"there is no function '{Name(function)}'{NearestName.Question(Name(function), functions)}{Excerpt(message)}";
        if (UnknownColumnOfTable().Match(message) is { Success: true } ofTable)
            return $"{ofTable.Groups["table"].Value} has no column '{Name(ofTable)}'{NearestName.Question(Name(ofTable), columns)}{Excerpt(message)}";
        if (UnknownColumn().Match(message) is not { Success: true } column)
            return WithoutDescribe(message);
        var candidates = Quoted().Matches(column.Groups["candidates"].Value).Select(candidate => candidate.Groups["name"].Value).ToList();
        var nearest = NearestName.Of(Name(column), candidates);
        var others = candidates.Where(candidate => candidate != nearest).ToList();
        return $"there is no column '{Name(column)}'"
            + (nearest is null ? "." : $"; did you mean '{nearest}'?")
            + (others.Count == 0 ? "" : $" {(nearest is null ? "Near are" : "Others are")} {string.Join(", ", others)}.")
            + Excerpt(message);
    }

    private static string Name(Match match) => match.Groups["name"].Value;

    /// <summary>The line of the query, with a mark at the place.</summary>
    private static string Excerpt(string message) =>
        message.IndexOf("\n\nLINE ", StringComparison.Ordinal) is var start and >= 0 ? WithoutDescribe(message[start..]) : "";

    /// <summary>The query as it was asked: its columns are asked for first.</summary>
    private static string WithoutDescribe(string message) => Described().Replace(message, "$1$2$3");

    [GeneratedRegex("""\ACatalog Error: Table with name "?(?<name>[^"\n]+?)"? does not exist!""")]
    private static partial Regex UnknownTable();

    [GeneratedRegex("""\ACatalog Error: (?:\w+ )?Function with name "?(?<name>[^"\n]+?)"? does not exist!""")]
    private static partial Regex UnknownFunction();

    [GeneratedRegex("""\ABinder Error: Referenced column "(?<name>[^"\n]+)" not found in FROM clause!(?:\nCandidate bindings: (?<candidates>[^\n]+))?""")]
    private static partial Regex UnknownColumn();

    [GeneratedRegex(@"\ABinder Error: (?:Values list|Table) ""(?<table>[^""\n]+)"" does not have a column named ""(?<name>[^""\n]+)""")]
    private static partial Regex UnknownColumnOfTable();

    [GeneratedRegex("\"(?<name>[^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(LINE 1: )DESCRIBE (.*\n)         ( *\^)")]
    private static partial Regex Described();
}
