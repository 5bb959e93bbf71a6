using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EventLogs.Local.Query;

/// <summary>
/// A query with its lists, maps and structs as JSON text: .NET has no list of numbers that may be null.
/// </summary>
/// <param name="Sql">The query.</param>
/// <param name="Names">What its columns are called; null as they are called in the result.</param>
/// <param name="Types">The types of its columns before; empty where they are not known.</param>
internal sealed partial record ShownQuery(string Sql, ImmutableArray<string>? Names, ImmutableArray<string> Types)
{
    public static ShownQuery Of(
        string sql, ImmutableArray<string?>? givenNames, Func<string, ImmutableArray<(string Name, string Type)>> describe)
    {
        if (StartsWithAny(sql, "describe", "desc", "explain", "summarize"))
            return new ShownQuery(sql, null, []);
        var columns = describe(sql);
        ImmutableArray<string> types = [.. columns.Select(column => column.Type)];
        ImmutableArray<string> names = [.. columns.Select((column, i) =>
            (givenNames is { } given && given.Length == columns.Length ? given[i] : null) ?? column.Name)];
        if (!types.Any(IsNested))
            return new ShownQuery(sql, names, types);
        var shown = types.Select((type, i) => IsNested(type) ? $"CASE WHEN c{i} IS NOT NULL THEN to_json(c{i}) END" : $"c{i}");
        var aliases = Enumerable.Range(0, columns.Length).Select(i => $"c{i}");
        return new ShownQuery($"SELECT {string.Join(", ", shown)} FROM ({sql}\n) AS result({string.Join(", ", aliases)})", names, types);
    }

    /// <summary>Whether a column is JSON text that stands for a value.</summary>
    public bool IsJson(int column) => column < Types.Length && IsNested(Types[column]);

    /// <summary>How many digits a decimal of a column has after the point, which .NET does not keep; 0 for other types.</summary>
    public byte Scale(int column) =>
        column < Types.Length && Decimal().Match(Types[column]) is { Success: true } match
            ? Math.Min((byte)28, byte.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))
            : (byte)0;

    private static bool StartsWithAny(string sql, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (sql.AsSpan().TrimStart().StartsWith(word + " ", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"\ADECIMAL\(\d+,(\d+)\)\z")]
    private static partial Regex Decimal();

    private static bool IsNested(string type) =>
        type.EndsWith(']')
        || type.StartsWith("STRUCT(", StringComparison.Ordinal)
        || type.StartsWith("MAP(", StringComparison.Ordinal)
        || type.StartsWith("UNION(", StringComparison.Ordinal);
}
