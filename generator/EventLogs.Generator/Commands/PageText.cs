using System.Text.RegularExpressions;

namespace EventLogs.Generator.Commands;

/// <summary>A page of the documentation as a terminal shows it: still Markdown, without what only a renderer needs.</summary>
internal static partial class PageText
{
    private const string Fence = "```";

    /// <summary>The text of a page. What is in a code block stays as it is.</summary>
    public static string Of(string page)
    {
        var isCode = false;
        var lines = new List<string>();
        foreach (var line in page.Split('\n'))
        {
            isCode ^= line.StartsWith(Fence, StringComparison.Ordinal);
            if (isCode || !IsLink().IsMatch(line))
                lines.Add(isCode ? line : Escape().Replace(line, "$1"));
        }

        return string.Join('\n', lines).TrimEnd('\n') + "\n";
    }

    /// <summary>A line that is nothing but a link to another page.</summary>
    [GeneratedRegex(@"\A\[[^\]]*\]\([^)]*\)\z")]
    private static partial Regex IsLink();

    /// <summary>A character of a text that would mean something in Markdown.</summary>
    [GeneratedRegex(@"\\([\\`*_{}\[\]()<>#+.!|~-])")]
    private static partial Regex Escape();
}
