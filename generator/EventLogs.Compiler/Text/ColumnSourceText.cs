using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Text;

/// <summary>How the sources of columns are worded: in documentation, in generated comments and in messages.</summary>
internal static class ColumnSourceText
{
    /// <summary>The path, and what is taken from there where it is not the value: <c>$.resources (ARN of codedeploy:application)</c>.</summary>
    public static string Describe(ColumnSource source) => source.Match(
        path: Path,
        arn: arn => $"{Path(arn)} (ARN of {arn.Pattern})");

    /// <summary>What is taken and from where, as a phrase: <c>the first codedeploy:application in $.resources</c>.</summary>
    public static string Phrase(ColumnSource source) => source.Match(
        path: Path,
        arn: arn => $"the first {arn.Pattern} in {Path(arn)}");

    /// <summary>What is taken, wherever it stands: <c>the ARN of codedeploy:application</c>.</summary>
    public static string Taken(ColumnSource source) => source.Match(
        path: _ => "the value as it is",
        arn: arn => $"the ARN of {arn.Pattern}");

    /// <summary>The JSONPath of the value that the source reads.</summary>
    public static string Path(ColumnSource source) => SingularPath.Format(source.Keys);
}
