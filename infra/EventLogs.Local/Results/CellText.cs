using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace EventLogs.Local.Results;

/// <summary>The text of a cell, measured in the cells of a terminal.</summary>
internal static class CellText
{
    private const char Ellipsis = '…';

    /// <summary>How many cells a text takes.</summary>
    public static int Width(string text) => Ascii.IsValid(text) ? text.Length : new Segment(text).CellCount();

    /// <summary>The text with its middle left out where it is wider: ARNs and ids differ at both ends.</summary>
    public static string Fit(string text, int width)
    {
        if (Width(text) <= width)
            return text;
        string[] elements = [.. Elements(text)];
        var (first, last) = (new StringBuilder(), new List<string>());
        var (left, from, to) = (width - 1, 0, elements.Length - 1);
        for (var isStart = true; from <= to; isStart = !isStart)
        {
            var element = isStart ? elements[from++] : elements[to--];
            left -= Width(element);
            if (left < 0)
                break;
            if (isStart)
                first.Append(element);
            else
                last.Add(element);
        }

        last.Reverse();
        return first.Append(Ellipsis).AppendJoin("", last).ToString();
    }

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            yield return elements.GetTextElement();
    }
}
