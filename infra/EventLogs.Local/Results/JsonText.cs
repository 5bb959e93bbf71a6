using System.Text.RegularExpressions;

namespace EventLogs.Local.Results;

/// <summary>A list, map or struct of a result, as JSON.</summary>
internal sealed partial record JsonText(string Json)
{
    /// <summary>DuckDB's JSON, in which numbers that JSON does not have become texts.</summary>
    public static JsonText Of(string json) => new(
        json.Contains("NaN", StringComparison.Ordinal) || json.Contains("Infinity", StringComparison.Ordinal) || json.Contains("inf", StringComparison.Ordinal)
            ? Special().Replace(json, match => match.Groups["special"].Success ? $"\"{match.Value}\"" : match.Value)
            : json);

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|(?<special>-?(?:NaN|Infinity|inf|nan))
        """)]
    private static partial Regex Special();
}
