using System.Globalization;
using EventLogs.Local.Results;

namespace EventLogs.Local.Interactive;

/// <summary>Draws a line on one row of a terminal: as much of it around the cursor as fits.</summary>
internal static class LineView
{
    private const string Clear = "\r\u001b[K";

    /// <summary>What draws it.</summary>
    /// <param name="prompt">What stands before it, with colors.</param>
    /// <param name="promptWidth">How many cells that takes.</param>
    /// <param name="text">The line.</param>
    /// <param name="cursor">Where in it the cursor is.</param>
    /// <param name="width">How many cells the terminal has.</param>
    public static string Draw(string prompt, int promptWidth, string text, int cursor, int width)
    {
        var room = Math.Max(1, width - promptWidth - 1);
        var before = TakeLast(Tables.Printable(text[..cursor]), room);
        var after = TakeFirst(Tables.Printable(text[cursor..]), room - CellText.Width(before));
        var column = promptWidth + CellText.Width(before);
        return $"{Clear}{prompt}{before}{after}\r{(column > 0 ? $"\u001b[{column.ToString(CultureInfo.InvariantCulture)}C" : "")}";
    }

    private static string TakeFirst(string text, int room)
    {
        while (CellText.Width(text) > room)
            text = text[..StringInfo.ParseCombiningCharacters(text)[^1]];
        return text;
    }

    private static string TakeLast(string text, int room)
    {
        while (CellText.Width(text) > room)
            text = text[StringInfo.GetNextTextElementLength(text)..];
        return text;
    }
}
