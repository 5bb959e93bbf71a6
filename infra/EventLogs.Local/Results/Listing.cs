using System.Collections.Immutable;
using System.Globalization;

namespace EventLogs.Local.Results;

/// <summary>Shows a list of things with their numbers as a table that fits a terminal: names are cut in their middle, never broken.</summary>
internal static class Listing
{
    /// <summary>Writes the list; where no table fits, each thing on lines of its own.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="width">How many cells a line has; null for any number.</param>
    /// <param name="headings">The headings; those that end with <c>#</c> head numbers.</param>
    /// <param name="rows">The rows.</param>
    public static void Write(TextWriter output, int? width, IReadOnlyList<string> headings, IReadOnlyCollection<string[]> rows)
    {
        bool[] isNumber = [.. headings.Select(heading => heading.EndsWith('#'))];
        ImmutableArray<string> columns = [.. headings.Select(heading => heading.TrimEnd('#'))];
        if (ColumnWidths.Fit(columns, isNumber, rows, width ?? int.MaxValue) is not { } widths)
        {
            var lines = new LineResult(output);
            lines.Begin(columns);
            foreach (var row in rows)
                lines.Row(row);
            return;
        }

        var table = new TextTable(output, isNumber, widths, isCut: width is not null);
        table.Begin(columns);
        foreach (var row in rows)
            table.Row(row);
        table.End();
    }

    /// <summary>A number as lists have it: nothing where there is none.</summary>
    public static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
