using System.Text.RegularExpressions;

namespace EventLogs.RepositoryTests.Documents;

/// <summary>A block of code in a document.</summary>
/// <param name="Document">The document, from the root of the repository.</param>
/// <param name="Language">The language that it says it is; empty where it is indented.</param>
/// <param name="Text">Its lines.</param>
internal sealed partial record Block(string Document, string Language, string Text)
{
    /// <summary>What is generated and compared as a whole, and data of tests.</summary>
    private static readonly string[] Generated = ["generated/", "docs/diagnostics/", "tests/"];

    /// <summary>The blocks of all documents that people write.</summary>
    public static IReadOnlyList<Block> All { get; } =
    [
        .. Repository.Files()
            .Where(file => file.EndsWith(".md", StringComparison.Ordinal))
            .Where(file => !Generated.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
            .SelectMany(Of),
    ];

    public string FirstLine => Lines[0];

    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>The commands, those of several lines as one.</summary>
    public string[] Commands => [.. Text.Replace("\\\n", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The blocks of a document, in order.</summary>
    public static IEnumerable<Block> Of(string document) =>
        Pattern().Matches(Repository.Read(document)).Select(match => match.Groups["fenced"].Success
            ? new Block(document, match.Groups["language"].Value, match.Groups["fenced"].Value)
            : new Block(document, "", Indent().Replace(match.Groups["indented"].Value, "")));

    public override string ToString() => $"{Document}: {FirstLine}";

    [GeneratedRegex("^```(?<language>\\w*)\\n(?<fenced>.*?)^```$|(?<=\\n\\n)(?<indented>(?:    [^\\n]*\\n)(?:(?:    [^\\n]*)?\\n)*?)(?=\\n(?!    )\\S|\\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Pattern();

    [GeneratedRegex("^    ", RegexOptions.Multiline)]
    private static partial Regex Indent();
}
