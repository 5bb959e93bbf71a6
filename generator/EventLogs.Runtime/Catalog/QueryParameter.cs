using System.Collections.Immutable;
using System.Globalization;

namespace EventLogs.Runtime.Catalog;

/// <summary>A parameter of a saved query, as its head declares it: <c>-- param: days int = 30</c>.</summary>
/// <param name="Name">Its name: where <c>${name}</c> stands in the query, the value goes.</param>
/// <param name="Type">One of <see cref="Types"/>.</param>
/// <param name="Default">The value where none is given, as a person writes it.</param>
public sealed record QueryParameter(string Name, string Type, string Default)
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>The types that there are: <c>int</c> (64 bits), <c>double</c>, <c>string</c>, <c>boolean</c> and <c>date</c>.</summary>
    public static ImmutableArray<string> Types { get; } = ["int", "double", "string", "boolean", "date"];

    /// <summary>A value as a literal of Trino's SQL, and so of Athena's.</summary>
    /// <param name="value">The value as a person writes it: <c>30</c>, <c>it's</c>, <c>2026-11-22</c>.</param>
    /// <returns>The literal, such as <c>30</c>, <c>'it''s'</c>, <c>DATE '2026-11-22'</c>; null for a value that is not of the type.</returns>
    public string? LiteralOf(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Type switch
        {
            "int" when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                InParentheses(number.ToString(CultureInfo.InvariantCulture)),
            "double" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) =>
                InParentheses(number.ToString("E16", CultureInfo.InvariantCulture)),
            "string" when !value.Contains('\0', StringComparison.Ordinal) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'",
            "boolean" when bool.TryParse(value, out var truth) => truth ? "true" : "false",
            "date" when DateOnly.TryParseExact(value, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
                $"DATE '{day.ToString(Day, CultureInfo.InvariantCulture)}'",
            _ => null,
        };
    }

    /// <summary>A negative number after a minus would begin a comment.</summary>
    private static string InParentheses(string number) => number[0] == '-' ? $"({number})" : number;
}
