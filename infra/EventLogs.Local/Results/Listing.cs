using System.Collections.Immutable;
using System.Globalization;

namespace EventLogs.Local.Results;

/// <summary>Shows a list of things with their numbers as a table that fits a terminal: names are cut in their middle, never broken.</summary>
internal static class Listing
{
    /// <summary>Writes the list; where no table fits, each thing on lines of its own.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="width">How many cells a line has; null for any number.</param>
    /// <param name="headings">The headings; those that end with <c>#</c> head numbers, and of those that end with <c>?</c> the last are left out first where a line has no room for all.</param>
    /// <param name="rows">The rows.</param>
    public static void Write(TextWriter output, int? width, IReadOnlyList<string> headings, IReadOnlyCollection<string[]> rows)
    {
        if (FirstToGo(headings) is var least and >= 0 && Fit(headings, rows, width) is null)
        {
            Write(output, width, [.. headings.Where((_, i) => i != least)], [.. rows.Select(row => row.Where((_, i) => i != least).ToArray())]);
            return;
        }

        var columns = Names(headings);
        if (Fit(headings, rows, width) is not { } widths)
        {
            var lines = new LineResult(output);
            lines.Begin(columns);
            foreach (var row in rows)
                lines.Row(row);
            return;
        }

        var table = new TextTable(output, IsNumber(headings), widths, isCut: width is not null);
        table.Begin(columns);
        foreach (var row in rows)
            table.Row(row);
        table.End();
    }

    private static ImmutableArray<int>? Fit(IReadOnlyList<string> headings, IReadOnlyCollection<string[]> rows, int? width) =>
        ColumnWidths.Fit(Names(headings), IsNumber(headings), rows, width ?? int.MaxValue);

    private static ImmutableArray<string> Names(IEnumerable<string> headings) => [.. headings.Select(heading => heading.TrimEnd('?', '#'))];

    private static bool[] IsNumber(IEnumerable<string> headings) => [.. headings.Select(heading => heading.Contains('#', StringComparison.Ordinal))];

    private static int FirstToGo(IReadOnlyList<string> headings) =>
        headings.Index().Where(heading => heading.Item.EndsWith('?')).Select(heading => heading.Index).DefaultIfEmpty(-1).Last();

    /// <summary>A number as lists have it: nothing where there is none.</summary>
    public static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
