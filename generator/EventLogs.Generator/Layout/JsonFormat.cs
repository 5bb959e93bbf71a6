using System.Text;

namespace EventLogs.Generator.Layout;

/// <summary>
/// Lays JSON out: two spaces, LF, one space after a colon and a comma. Where an object or an array begins on a new line each of its items has
/// one; what its author wrote on one line stays there. A table of lines whose values its author aligned is aligned again.
/// </summary>
internal sealed class JsonFormat
{
    private const int Indent = 2;

    private readonly StringBuilder _text = new();

    /// <summary>The text of a JSON document, formatted.</summary>
    /// <param name="json">A text that is JSON.</param>
    public static string Of(string json)
    {
        var format = new JsonFormat();
        format.Write(WrittenValueReader.Read(json), depth: 0, isTable: false);
        return format._text.Append('\n').ToString();
    }

    private void Write(WrittenValue node, int depth, bool isTable)
    {
        _text.Append(node.Text);
        if (!node.IsContainer)
            return;
        if (node.IsExpanded)
            WriteLines(node, depth);
        else
            WriteOnOneLine(node, depth, isTable);
        _text.Append(node.Text == "{" ? '}' : ']');
    }

    private void WriteOnOneLine(WrittenValue node, int depth, bool isTable)
    {
        var padding = node.Text == "{" && node.Items.Count > 0 ? " " : "";
        _text.Append(padding);
        foreach (var (index, item) in node.Items.Index())
        {
            if (index > 0)
                _text.Append(',').Append(' ', isTable ? Math.Max(1, item.SpacesBefore) : 1);
            WriteItem(item, depth, width: 0, isTable);
        }

        _text.Append(padding);
    }

    private void WriteLines(WrittenValue node, int depth)
    {
        var widths = Widths(node.Items);
        foreach (var (index, item) in node.Items.Index())
        {
            _text.Append(index == 0 ? "" : ",").Append(item.HasBlankLine ? "\n\n" : "\n").Append(' ', (depth + 1) * Indent);
            WriteItem(item, depth + 1, widths[index], widths[index] > 0);
        }

        _text.Append('\n').Append(' ', depth * Indent);
    }

    /// <summary>Writes an item whose name and the space after it have so many characters, or more.</summary>
    private void WriteItem(WrittenItem item, int depth, int width, bool isTable)
    {
        if (item.Name is not null)
            _text.Append(item.Name).Append(':').Append(' ', Math.Max(1, width - item.Name.Length));
        Write(item.Value, depth, isTable);
    }

    /// <summary>
    /// For each item how wide its name and the space after it are: in a table, a block of items of one line each of which one is aligned, as
    /// wide as the longest asks for; 0 elsewhere.
    /// </summary>
    private static int[] Widths(IReadOnlyList<WrittenItem> items)
    {
        var widths = new int[items.Count];
        for (int start = 0, end; start < items.Count; start = end)
        {
            for (end = start + 1; end < items.Count && IsRow(items[start]) && IsRow(items[end]) && !items[end].HasBlankLine; end++)
            {
                // up to where the block ends
            }

            var block = items.Skip(start).Take(end - start).ToList();
            if (!block.TrueForAll(IsRow) || !block.Exists(item => item.SpacesAfterName > 1))
                continue;
            // names of one length are aligned by themselves
            var (shortest, longest) = (block.Min(item => item.Name!.Length), block.Max(item => item.Name!.Length));
            if (shortest < longest)
                widths.AsSpan(start..end).Fill(longest + 1);
        }

        return widths;
    }

    private static bool IsRow(WrittenItem item) => item is { Name: not null, Value.IsExpanded: false };
}
