using System.Collections.Immutable;

namespace EventLogs.Local.Results;

/// <summary>Writes each value on a line of its own, after its column, with an empty line after each row.</summary>
internal sealed class LineResult(TextWriter output) : IResultWriter
{
    private string[] _headings = [];

    public void Begin(ImmutableArray<string> columns)
    {
        string[] names = [.. columns.Select(Tables.Printable)];
        var width = names.Select(CellText.Width).DefaultIfEmpty().Max();
        _headings = [.. names.Select(name => new string(' ', width - CellText.Width(name)) + name + " = ")];
    }

    public void Row(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            output.Write(_headings[i]);
            output.WriteLine(Tables.CellText(values[i]));
        }

        output.WriteLine();
    }

    public void End() => output.Flush();
}
