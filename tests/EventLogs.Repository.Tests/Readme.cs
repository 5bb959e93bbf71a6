using System.Text.RegularExpressions;

namespace EventLogs.Repository.Tests;

/// <summary>The commands that README tells people to run.</summary>
internal static partial class Readme
{
    /// <summary>Every line of every block of shell commands, in order.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    [
        .. ShellBlock().Matches(Repository.Read("README.md"))
            .SelectMany(block => block.Groups["commands"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
    ];

    [GeneratedRegex("^```sh\\n(?<commands>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
