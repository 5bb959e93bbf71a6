using System.Text;

namespace EventLogs.Generator.Synthesis;

/// <summary>Makes random texts that a schema allows.</summary>
/// <param name="random">The source of all choices.</param>
/// <param name="isExtreme">Whether now and then a text is what programs stumble over; otherwise it says what its property's name promises.</param>
internal sealed class TextMaker(Random random, bool isExtreme)
{
    private const int Tries = 20;
    private const int MoreCharacters = 12;
    private const int MaxPadding = 10_000;

    private static readonly string[] Words =
        ["alpha", "blue", "checkout", "delta", "east", "frontend", "green", "instance", "main", "order", "prod", "search"];

    private static readonly string[] OddTexts =
    [
        "", " ", "null", "0", "-1e5", "true", "{\"a\":[1]}", "\"quoted\" \\ /", "line\nbreak\ttab\r\n", "\u0000\u001F\u007F",
        "Größe, naïve, Ærøskøbing", "日本語のテキスト", "العربية", "👍🏽 🇨🇭 e\u0301", "\u202Eesrever", "\uFEFFmark",
        "a,b;c|d", "'; DROP TABLE x; --", new string('x', 300),
    ];

    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private static readonly string[] Characters = ["a", "b", "Z", "0", "9", "-", "_", " ", ".", "é", "ß", "本", "😀", "\"", "\\"];

    /// <summary>A text that fits the rules as far as each goes.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="name">The property that it is for; null when it is for none.</param>
    public string Make(ValueRules rules, string? name)
    {
        if (!isExtreme && rules.Pattern is null && Believable(rules, name) is { } believable && Fits(believable, rules.Length))
            return believable;
        if (rules.Pattern is { } pattern)
            return Fitting(rules, () => PatternText.Make(pattern, random) ?? Plain(rules));
        return rules.Format is { } format && FormatText.Make(format, random) is { } text ? text : Plain(rules);
    }

    private string? Believable(ValueRules rules, string? name) => rules.Format is { } format && FormatText.Believable(format, random) is { } text
        ? text
        : rules.Format is null && name is not null ? NamedText.Make(name, random) : null;

    /// <summary>A name for a property.</summary>
    public string Key() => isExtreme && random.Next(5) == 0 ? $"{Characters[random.Next(Characters.Length)]} {random.Next(100)}" : Word();

    private string Plain(ValueRules rules) => rules.Length == (0, int.MaxValue) && (!isExtreme || random.Next(6) > 0)
        ? isExtreme && random.Next(4) == 0 ? OddTexts[random.Next(OddTexts.Length)] : Word()
        : OfLength(rules.Length.Min, (int)Math.Min(rules.Length.Max, (long)rules.Length.Min + MoreCharacters));

    private string Word() => $"{Words[random.Next(Words.Length)]}-{random.Next(1_000)}";

    /// <summary>JSON Schema counts characters, not their UTF-16 units.</summary>
    private string OfLength(int min, int max)
    {
        var text = new StringBuilder();
        for (var count = random.Next(min, Math.Max(min, max) + 1); count > 0; count--)
            text.Append(isExtreme ? Characters[random.Next(Characters.Length)] : Letters[random.Next(Letters.Length)]);
        return text.ToString();
    }

    private static string Fitting(ValueRules rules, Func<string> make)
    {
        var text = make();
        for (var i = 1; i < Tries && !Fits(text, rules.Length); i++)
            text = make();

        // what may go on after the pattern goes on
        return rules.Pattern!.EndsWith('$') ? text : text.PadRight(Math.Min(rules.Length.Min, MaxPadding), 'x');
    }

    private static bool Fits(string text, (int Min, int Max) length) =>
        text.EnumerateRunes().Count() is var count && count >= length.Min && count <= length.Max;
}
