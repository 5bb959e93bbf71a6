using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Text;

/// <summary>How the sources of columns are worded: in documentation, in generated comments and in messages.</summary>
internal static class ColumnSourceText
{
    /// <summary>The path, and what is taken from there where it is not the value: <c>$.resources (ARN of codedeploy:application)</c>.</summary>
    public static string Describe(ColumnSource source) => source.Match(
        path: Path,
        arn: arn => $"{Path(arn)} (ARN of {arn.Pattern})",
        part: part => $"{Path(part)} ({OptionText.Of(part.Part)} of {TakenArn(part.Arn)})");

    /// <summary>What is taken and from where, as a phrase: <c>the first codedeploy:application in $.resources</c>.</summary>
    public static string Phrase(ColumnSource source) => source.Match(
        path: Path,
        arn: arn => $"the first {arn.Pattern} in {Path(arn)}",
        part: part => $"the {OptionText.Of(part.Part)} of {part.Arn.Match(path: path => $"the ARN in {Path(path)}", arn: Phrase, part: Phrase)}");

    /// <summary>What is taken, wherever it stands: <c>the ARN of codedeploy:application</c>.</summary>
    public static string Taken(ColumnSource source) => source.Match(
        path: _ => "the value as it is",
        arn: arn => $"the ARN of {arn.Pattern}",
        part: part => $"the {OptionText.Of(part.Part)} of {TakenArn(part.Arn)}");

    /// <summary>The JSONPath of the value that the source reads.</summary>
    public static string Path(ColumnSource source) => SingularPath.Format(source.Keys);

    private static string TakenArn(ColumnSource source) => source.Match(path: _ => "the ARN", arn: Taken, part: Taken);
}
