using System.Collections.Immutable;

namespace EventLogs.Local.Results;

/// <summary>Writes results as tables of GitHub Flavored Markdown.</summary>
internal sealed class MarkdownResult(TextWriter output) : IResultWriter
{
    public void Begin(ImmutableArray<string> columns)
    {
        output.WriteLine($"| {string.Join(" | ", columns.Select(Cell))} |");
        output.WriteLine($"|{string.Concat(columns.Select(_ => "---|"))}");
    }

    public void Row(ReadOnlySpan<object?> values)
    {
        output.Write('|');
        foreach (var value in values)
            output.Write($" {Cell(Tables.CellText(value))} |");
        output.WriteLine();
    }

    public void End()
    {
        output.WriteLine();
        output.Flush();
    }

    /// <summary>Text that stands for itself: nothing in it ends the cell, or is HTML or emphasis.</summary>
    private static string Cell(string text) => string.Concat(Tables.Printable(text).Select(c => c switch
    {
        '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '~' => $"\\{c}",
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        _ => c.ToString(),
    }));
}
