using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventLogs.Compiler.Naming;

namespace EventLogs.Compiler.Text;

/// <summary>Turns untrusted schema text into a piece of a target language. Everything from a schema passes one of these.</summary>
internal static partial class Escaping
{
    /// <summary>A C# string literal, quotes included. Only visible characters stand as they are: no bidi trick, no line separator.</summary>
    public static string CSharpString(string text) => Literal(text, '"');

    /// <summary>A C# UTF-8 literal.</summary>
    public static string CSharpUtf8(string text) => CSharpString(text) + "u8";

    /// <summary>Text for an XML documentation comment, on one line.</summary>
    public static string XmlDoc(string text) =>
        OneLine(text).Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A Hive string literal, quotes included, on one line, without <c>${</c>: that would be a placeholder.</summary>
    /// <remarks>Its escapes are those of Java, which C# has too: Hive reads them in <c>BaseSemanticAnalyzer.unescapeSQLString</c>.</remarks>
    public static string HiveString(string text) => Literal(text, '\'').Replace("${", "\\u0024{", StringComparison.Ordinal);

    /// <summary>A Hive identifier in backticks.</summary>
    public static string HiveName(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";

    /// <summary>A name in an Athena query: in double quotes where it needs them.</summary>
    public static string TrinoName(string name) => ReservedWords.NeedsQuotesInQueries(name) ? $"\"{name}\"" : name;

    /// <summary>A name in an Athena query, always in double quotes.</summary>
    public static string TrinoQuoted(string name) => $"\"{name}\"";

    /// <summary>Text for a Markdown paragraph or table cell, on one line.</summary>
    public static string Markdown(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in OneLine(text))
        {
            if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '&' or '~' or '$' or '@')
                escaped.Append('\\');
            escaped.Append(character);
        }

        return Autolink().Replace(LineStart().Replace(escaped.ToString(), "$1\\$2"), "$1\\$2");
    }

    /// <summary>A Markdown code span. Text of which one would not see all is shown as a literal.</summary>
    public static string MarkdownCode(string text)
    {
        var line = Visible(text);
        if (!line.Contains('`', StringComparison.Ordinal))
            return $"`{line}`";

        var fence = Backticks(line, min: 1);
        return $"{fence} {line} {fence}";
    }

    /// <summary>Code in a Markdown table cell, which a bar ends even inside a code span.</summary>
    public static string MarkdownCell(string text)
    {
        var line = Visible(text);
        return line.Contains('|', StringComparison.Ordinal) ? $"<code>{string.Concat(line.Select(Reference))}</code>" : MarkdownCode(text);

        static string Reference(char character) => char.IsAsciiLetterOrDigit(character) || character is ' ' or > '\u007F' ? $"{character}" : $"&#{(int)character};";
    }

    /// <summary>More backticks than any run in the text, so that the text cannot end what they fence.</summary>
    public static string Backticks(string text, int min) =>
        new('`', Math.Max(min, 1 + Runs().Matches(text).Select(run => run.Length).DefaultIfEmpty(0).Max()));

    /// <summary>A JSON string, quotes included.</summary>
    public static string JsonString(string text) =>
        "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";

    /// <summary>
    /// The text with every run of white space and invisible characters as one space, and U+FFFD for half a surrogate pair.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != ' ' && IsVisible(Rune.GetUnicodeCategory(rune)))
                line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>JSON text without invisible characters other than line ends.</summary>
    public static string VisibleJson(string json)
    {
        var visible = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            if (rune.Value is ' ' or '\n' || IsVisible(Rune.GetUnicodeCategory(rune)))
                visible.Append(rune);
            else
                visible.Append(string.Concat(rune.ToString().Select(Escape)));
        }

        return visible.ToString();
    }

    private static string Visible(string text) => text.Length > 0 && text == OneLine(text) ? text : CSharpString(text);

    private static string Escape(char character) => "\\u" + ((int)character).ToString("X4", CultureInfo.InvariantCulture);

    private static string Literal(string text, char quote)
    {
        var literal = new StringBuilder().Append(quote);
        foreach (var character in text)
        {
            literal.Append(character switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when character == quote => $"\\{quote}",
                _ when character == ' ' || IsVisible(char.GetUnicodeCategory(character)) => character.ToString(),
                _ => Escape(character),
            });
        }

        return literal.Append(quote).ToString();
    }

    private static bool IsVisible(UnicodeCategory category) => category is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);

    /// <summary>What makes a line a list item or the underline of a heading.</summary>
    [GeneratedRegex(@"^([0-9]*)([-+=.)])")]
    private static partial Regex LineStart();

    /// <summary>What GitHub makes links of, escapes and all.</summary>
    [GeneratedRegex(@"(https?|ftp|www)(:(?=//)|\.)", RegexOptions.IgnoreCase)]
    private static partial Regex Autolink();

    [GeneratedRegex("`+")]
    private static partial Regex Runs();
}
