using System.Globalization;
using Spectre.Console;

namespace EventLogs.Local.Results;

/// <summary>How tables look.</summary>
internal static class Tables
{
    public static Table Create() => new Table().Border(TableBorder.Rounded);

    /// <summary>A table with these headings; those that end with <c>#</c> head numbers. Names, which come first, and numbers are never broken.</summary>
    public static Table Create(params IEnumerable<string> headings)
    {
        var table = Create();
        foreach (var (i, heading) in headings.Index())
        {
            var column = new TableColumn(new Text(heading.TrimEnd('#')));
            if (i == 0 || heading.EndsWith('#'))
                column.NoWrap();
            table.AddColumn(heading.EndsWith('#') ? column.RightAligned() : column);
        }

        return table;
    }

    /// <summary>Text from outside: no markup, and no control character reaches the terminal.</summary>
    public static Text Text(string text) => new(Printable(text));

    public static Text Number(long number) => new(number.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>A value of a result in a cell.</summary>
    public static string CellText(object? value) => value is null ? "NULL" : Printable(ResultText.Of(value));

    /// <summary>The text with its control characters written as escapes.</summary>
    public static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? Escape(c) : c.ToString())) : text;

    private static string Escape(char control) => control switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => $"\\u{(int)control:x4}",
    };
}
