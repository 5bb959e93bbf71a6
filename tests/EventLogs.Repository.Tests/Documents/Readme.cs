namespace EventLogs.RepositoryTests.Documents;

/// <summary>What README tells people to run, and what it says comes of it.</summary>
internal static class Readme
{
    private static readonly Block[] Blocks = [.. Block.Of("README.md")];

    /// <summary>Every line of every block of shell commands, in order.</summary>
    public static IReadOnlyList<string> Commands { get; } = [.. Blocks.Where(block => block.Language == "sh").SelectMany(block => block.Lines)];

    /// <summary>What the first command says of the samples, and some of its answers.</summary>
    public static Block FirstAnswers { get; } = Single("text", "╭");

    /// <summary>What a mistake in a schema looks like.</summary>
    public static Block Mistakes { get; } = Single("text", "schemas/");

    /// <summary>The property that is new.</summary>
    public static Block NewProperty { get; } = Single("json", "\"");

    /// <summary>What regenerating prints then.</summary>
    public static Block RegeneratedFiles { get; } = Single("text", "~ ");

    /// <summary>Some of what changes then.</summary>
    public static Block Difference { get; } = Single("diff", "");

    private static Block Single(string language, string beginning) =>
        Assert.Single(Blocks, block => block.Language == language && block.Text.StartsWith(beginning, StringComparison.Ordinal));
}
