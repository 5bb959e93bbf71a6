using CsCheck;

namespace EventLogs.CompilerTestKit;

/// <summary>Text that would break out of a target language, were it not escaped.</summary>
internal static class HostileText
{
    public static readonly string[] Known =
    [
        "", " ", "plain", "two  spaces", " around ", "tab\there", "line\nbreak", "windows\r\nbreak", "old\rbreak",
        "\"quoted\"", "'quoted'", "`quoted`", "\\", "\\\"", "\\n", "\\u0041", "end \\", "''", "\"\"\"", "``", "` `", "a``b`c",
        "*/ /* //", "/// <summary>", "</summary><b>&amp;", "<!-- -->", "]]>", "<script>alert(1)</script>", "&lt;", "&#x41;",
        "{{ evil }}", "{0}", "${database}", "${location}", "$(x)", "%s %%", "#if", "@x", "-- comment", "; DROP TABLE x;", "'); --",
        "# heading", "## x", "- item", "+ item", "* item", "1. item", "12) item", "3.5 % of all", "-1", "===", "---", "=", "***", "___",
        "> quote", "| cell |", "a|b", "[link](http://x)", "![image](x)", "[ref]: x", "~~gone~~", "**bold** _it_ __u__ snake_case_name",
        "```", "~~~", "    code", "http://example.com/", "a@b.example", "$x^2$", ":::", "<http://x>", "\\|", "`\\|`", "!", "a!",
        "\0", "\u0001\u0007\u001B[31mred", "\u007F", "\u0085", "\u00A0", "\u00AD", "\u200B\u200D", "\u200Ebidi\u202E\u2066txt\u2069", "\u2028\u2029", "\uFEFF",
        "größe", "e\u0301", "名前", "שלום", "🙂", "👩\u200D👩\u200D👧", "\U000E0041\U000E007F", "\uE000", "\uFFFD", "\uFFFE\uFFFF", "\u0378", "\U0001F1E9\U0001F1EA",
    ];

    /// <summary>Random text of the characters that matter somewhere, without half of a surrogate pair.</summary>
    public static Gen<string> Random { get; } = Gen.OneOf(
        Gen.OneOf(Known),
        Gen.OneOf(Known).Array[2, 4].Select(string.Concat),
        Gen.Char["\\\"'`<>&*_#|-+=~$[](){}!/;:.,1a \n\r\t\0\u001B\u2028\u202Eß"].Array[0, 20].Select(characters => new string(characters)));
}
