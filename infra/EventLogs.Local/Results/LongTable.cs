using System.Collections.Immutable;
using Spectre.Console.Rendering;

namespace EventLogs.Local.Results;

/// <summary>Writes a table row by row, as wide as its first rows ask for. A longer value is written whole, and moves those after it.</summary>
internal sealed class LongTable
{
    private const string Null = "NULL";

    private readonly TextWriter _output;
    private readonly bool[] _isNumber;
    private readonly int[] _widths;

    public LongTable(TextWriter output, ImmutableArray<string> columns, bool[] isNumber, IEnumerable<string?[]> sample)
    {
        (_output, _isNumber) = (output, isNumber);
        _widths = [.. columns.Select(Width)];
        foreach (var row in sample)
        {
            for (var i = 0; i < row.Length; i++)
                _widths[i] = Math.Max(_widths[i], Width(row[i] ?? Null));
        }

        Rule('╭', '┬', '╮');
        Row([.. columns]);
        Rule('├', '┼', '┤');
    }

    public void Row(string?[] row)
    {
        _output.Write('│');
        for (var i = 0; i < row.Length; i++)
        {
            var text = row[i] ?? Null;
            var padding = new string(' ', Math.Max(0, _widths[i] - Width(text)));
            _output.Write(' ');
            _output.Write(_isNumber[i] ? padding + text : text + padding);
            _output.Write(" │");
        }

        _output.WriteLine();
    }

    public void End()
    {
        Rule('╰', '┴', '╯');
        _output.Flush();
    }

    private void Rule(char left, char between, char right) =>
        _output.WriteLine(left + string.Join(between, _widths.Select(width => new string('─', width + 2))) + right);

    private static int Width(string text) => System.Text.Ascii.IsValid(text) ? text.Length : new Segment(text).CellCount();
}
