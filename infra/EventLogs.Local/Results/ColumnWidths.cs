using System.Collections.Immutable;

namespace EventLogs.Local.Results;

/// <summary>How wide the columns of a table are: as their content asks for, and where that is more than there is, the widest give way.</summary>
internal static class ColumnWidths
{
    /// <summary>What a column is at least, where its content asks for more: both ends of an id and the ellipsis between them.</summary>
    private const int Min = 12;

    /// <summary>What the border takes of each column, and one more for the first.</summary>
    private const int Border = 3;

    /// <summary>The widths.</summary>
    /// <param name="columns">The headings: they are never cut.</param>
    /// <param name="isNumber">Which columns hold numbers: they are not cut either.</param>
    /// <param name="rows">The rows to fit.</param>
    /// <param name="available">How many cells a line has.</param>
    /// <returns>Null where no table of these columns fits.</returns>
    public static ImmutableArray<int>? Fit(ImmutableArray<string> columns, bool[] isNumber, IReadOnlyCollection<string[]> rows, int available)
    {
        int[] headings = [.. columns.Select(CellText.Width)];
        int[] widths = [.. headings.Select((heading, i) => rows.Select(row => CellText.Width(row[i])).Append(heading).Max())];
        int[] min = [.. widths.Select((width, i) => isNumber[i] ? width : Math.Min(width, Math.Max(headings[i], Min)))];

        var room = available - 1 - (Border * widths.Length);
        if (min.Sum() > room)
            return null;
        for (var over = widths.Sum() - room; over > 0; over--)
            widths[Widest(widths, min)]--;
        return [.. widths];
    }

    private static int Widest(int[] widths, int[] min) =>
        Enumerable.Range(0, widths.Length).Where(i => widths[i] > min[i]).MaxBy(i => widths[i]);
}
