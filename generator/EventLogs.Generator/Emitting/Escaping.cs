using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventLogs.Generator.Emitting;

/// <summary>Turns untrusted schema text into a piece of a target language. Everything from a schema passes one of these.</summary>
internal static class Escaping
{
    /// <summary>A C# string literal, quotes included. Only visible characters stand as they are: no bidi trick, no line break.</summary>
    public static string CSharpString(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
        {
            literal.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when character == ' ' || IsVisible(char.GetUnicodeCategory(character)) => character.ToString(),
                _ => "\\u" + ((int)character).ToString("X4", CultureInfo.InvariantCulture),
            });
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A C# UTF-8 literal.</summary>
    public static string CSharpUtf8(string text) => CSharpString(text) + "u8";

    /// <summary>Text for an XML documentation comment, on one line.</summary>
    public static string XmlDoc(string text) =>
        OneLine(text).Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A Hive string literal, quotes included, on one line.</summary>
    public static string HiveString(string text) =>
        "'" + OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    /// <summary>A Hive identifier in backticks.</summary>
    public static string HiveName(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";

    /// <summary>Text for a Markdown paragraph or table cell, on one line.</summary>
    public static string Markdown(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in OneLine(text))
        {
            if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '&' or '~' or '$')
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>A Markdown code span, also fit for a table cell.</summary>
    public static string MarkdownCode(string text)
    {
        var line = OneLine(text).Replace("|", "\\|", StringComparison.Ordinal);
        var longestRun = line.Split(line.Where(c => c != '`').Distinct().ToArray()).Max(run => run.Length);
        var fence = new string('`', longestRun + 1);
        return line.Length == 0 ? "" : longestRun == 0 ? $"`{line}`" : $"{fence} {line} {fence}";
    }

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
            if (IsVisible(Rune.GetUnicodeCategory(rune)))
                line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    private static bool IsVisible(UnicodeCategory category) => category is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
