using System.Text.RegularExpressions;

namespace EventLogs.RepositoryTests;

/// <summary>The commands that README tells people to run.</summary>
internal static partial class Readme
{
    /// <summary>Every line of every block of shell commands, in order.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    [
        .. ShellBlock().Matches(Repository.Read("README.md"))
            .SelectMany(block => block.Groups["commands"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
    ];

    /// <summary>What README shows of regenerating after a change: a line for each file that changes, and their number.</summary>
    public static IReadOnlyList<string> RegeneratedFiles { get; } =
        [.. Repository.Read("README.md").Split('\n').Where(line => line.StartsWith("~ ", StringComparison.Ordinal) || line.StartsWith("generated: ", StringComparison.Ordinal))];

    [GeneratedRegex("^```sh\\n(?<commands>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
