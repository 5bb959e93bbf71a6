using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using EventLogs.Compiler.Text;

namespace EventLogs.CompilerTests.Emitting;

/// <summary>Every escaped text is read back by a reader of its language: it must be the same text, and nothing but text.</summary>
public sealed partial class EscapingTests
{
    private static readonly string[] Texts = [.. HostileText.Known, .. Property.Values(HostileText.Random, 300)];

    [Fact]
    public void A_csharp_literal_is_the_text()
    {
        var source = $$"""
            namespace Escaped;

            internal static class Literals
            {
                internal static string[] Text =
                [
                    {{string.Join(",\n        ", Texts.Select(Escaping.CSharpString))}},
                ];
                internal static byte[][] Utf8 =
                [
                    {{string.Join(",\n        ", Texts.Select(text => Escaping.CSharpUtf8(text) + ".ToArray()"))}},
                ];
            }
            """;
        AssertVisible(source);
        using var code = CompiledCode.Of([("Literals.cs", source)]);
        var literals = code.Type("Escaped.Literals");

        Assert.Equal(Texts, (string[])Field("Text"));
        Assert.Equal(Texts, ((byte[][])Field("Utf8")).Select(Encoding.UTF8.GetString));

        object Field(string name) => literals.GetField(name, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.GetValue(null)!;
    }

    [Fact]
    public void Documentation_is_the_text_on_one_line() =>
        Property.Holds(HostileText.Random, text =>
        {
            var escaped = Escaping.XmlDoc(text);

            AssertVisible(escaped);
            Assert.Equal(Escaping.OneLine(text), XElement.Parse($"<summary>{escaped}</summary>", LoadOptions.PreserveWhitespace).Value);
        });

    [Fact]
    public void A_json_string_is_the_text() =>
        Property.Holds(HostileText.Random, text => Assert.Equal(text, JsonSerializer.Deserialize<string>(Escaping.JsonString(text))));

    [Fact]
    public void A_hive_literal_is_the_text() =>
        Property.Holds(HostileText.Random, text =>
        {
            var literal = Escaping.HiveString(text);

            AssertVisible(literal);
            Assert.Equal(text, ReadHive(literal));
            Assert.DoesNotContain("${", literal, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("date", "`date`")]
    [InlineData("a`b", "`a``b`")]
    public void A_hive_name_stands_in_backticks(string name, string expected) => Assert.Equal(expected, Escaping.HiveName(name));

    [Theory]
    [InlineData("date", "date")]
    [InlineData("select", "\"select\"")]
    [InlineData("2nd", "\"2nd\"")]
    public void A_name_in_a_query_stands_in_quotes_where_it_must(string name, string expected) => Assert.Equal(expected, Escaping.TrinoName(name));

    [Theory]
    [InlineData("", "")]
    [InlineData("  a \t\r\n b\u2028 ", "a b")]
    [InlineData("a\u202Eb", "a b")]
    [InlineData("a\U000E0041b", "a b")]
    [InlineData("a 🙂", "a 🙂")]
    public void One_line_has_no_character_that_cannot_be_seen(string text, string expected) => Assert.Equal(expected, Escaping.OneLine(text));

    [Fact]
    public void Json_that_is_shown_is_the_same_json() =>
        Property.Holds(HostileText.Random, text =>
        {
            var visible = Escaping.VisibleJson($"[\n {Escaping.JsonString(text)}]");

            AssertVisible(visible);
            Assert.Equal(text, JsonSerializer.Deserialize<string[]>(visible)![0]);
        });

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task Markdown_shows_the_text_and_nothing_else()
    {
        var html = await NodeTool.HtmlAsync(Texts.Select(Escaping.Markdown));

        NonEmpty.All(Texts.Zip(html), pair => Assert.Equal(Paragraph(Escaping.OneLine(pair.First)), pair.Second));
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task A_markdown_code_span_shows_the_text_and_nothing_else()
    {
        var html = await NodeTool.HtmlAsync(Texts.Select(text => "a " + Escaping.MarkdownCode(text) + " b"));

        NonEmpty.All(Texts.Zip(html), pair => Assert.Equal($"<p>a {Code(pair.First)} b</p>", pair.Second));
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task A_markdown_table_keeps_its_cells()
    {
        var html = await NodeTool.HtmlAsync(Texts.Select(text => $"| a | b |\n|---|---|\n| {Escaping.MarkdownCell(text)} | {Escaping.Markdown(text)} |\n"));

        NonEmpty.All(Texts.Zip(html), pair =>
        {
            var cells = TableCell().Matches(pair.Second).Select(cell => cell.Groups[1].Value).ToList();
            Assert.Equal([Code(pair.First), Encoded(Escaping.OneLine(pair.First))], cells);
        });
    }

    private static string Paragraph(string text) => text.Length == 0 ? "" : $"<p>{Encoded(text)}</p>";

    private static string Code(string text) =>
        $"<code>{Encoded(text.Length > 0 && text == Escaping.OneLine(text) ? text : Escaping.CSharpString(text))}</code>";

    private static string Encoded(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private static void AssertVisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            Assert.False(
                rune.Value != '\n' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
                $"U+{rune.Value:X4} cannot be seen");
        }
    }

    /// <summary>As <c>BaseSemanticAnalyzer.unescapeSQLString</c> of Hive reads a literal.</summary>
    private static string ReadHive(string literal)
    {
        Assert.Matches(HiveLiteral(), literal);
        var text = new StringBuilder();
        for (var i = 1; i < literal.Length - 1; i++)
        {
            if (literal[i] != '\\')
            {
                text.Append(literal[i]);
                continue;
            }

            switch (literal[++i])
            {
                case 'u':
                    text.Append((char)int.Parse(literal.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                    i += 4;
                    break;
                case 'n':
                    text.Append('\n');
                    break;
                case 'r':
                    text.Append('\r');
                    break;
                case 't':
                    text.Append('\t');
                    break;
                case '\'' or '\\':
                    text.Append(literal[i]);
                    break;
                default:
                    Assert.Fail($"No escape of ours: \\{literal[i]}");
                    break;
            }
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\A'([^'\\]|\\.)*'\z")]
    private static partial Regex HiveLiteral();

    [GeneratedRegex("<td>(.*?)</td>")]
    private static partial Regex TableCell();
}
