using System.Text.RegularExpressions;

namespace EventLogs.TestKit;

/// <summary>The table of docs/automation.md: which JSON Schema describes what a command prints with <c>--format json</c>.</summary>
public static partial class JsonSchemaFiles
{
    private const string Page = "docs/automation.md";

    /// <summary>The commands of a tool that are in the table, each with the name of its schema in docs/schemas.</summary>
    public static IReadOnlyDictionary<string, string> Of(string tool) => Row().Matches(Repository.Read(Page))
        .Where(row => row.Groups["tool"].Value == tool)
        .ToDictionary(row => row.Groups["command"].Value, row => row.Groups["schema"].Value, StringComparer.Ordinal);

    /// <summary>The path of the schema of a command, by which tools must know it.</summary>
    public static string PathOf(string tool, string command) => Path.Join(Repository.Root, "docs", "schemas", Of(tool)[command] + ".schema.json");

    [GeneratedRegex(@"^\| `(?<tool>[\w-]+) (?<command>[\w -]+)` \| \[(?<schema>[\w-]+)\.schema\.json\]\(schemas/\k<schema>\.schema\.json\)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
