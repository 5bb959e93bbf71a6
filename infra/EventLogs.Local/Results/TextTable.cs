using System.Collections.Immutable;

namespace EventLogs.Local.Results;

/// <summary>Writes a table row by row.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="isNumber">Which columns stand to the right.</param>
/// <param name="widths">How wide the columns are.</param>
/// <param name="isCut">Whether a longer value is cut; otherwise it is written whole, and moves those after it.</param>
internal sealed class TextTable(TextWriter output, bool[] isNumber, ImmutableArray<int> widths, bool isCut)
{
    public void Begin(ImmutableArray<string> columns)
    {
        Rule('╭', '┬', '╮');
        Row([.. columns]);
        Rule('├', '┼', '┤');
    }

    public void Row(string[] row)
    {
        output.Write('│');
        for (var i = 0; i < row.Length; i++)
        {
            var text = isCut && !isNumber[i] ? CellText.Fit(row[i], widths[i]) : row[i];
            var padding = new string(' ', Math.Max(0, widths[i] - CellText.Width(text)));
            output.Write(' ');
            output.Write(isNumber[i] ? padding + text : text + padding);
            output.Write(" │");
        }

        output.WriteLine();
    }

    public void End() => Rule('╰', '┴', '╯');

    private void Rule(char left, char between, char right) =>
        output.WriteLine(left + string.Join(between, widths.Select(width => new string('─', width + 2))) + right);
}
