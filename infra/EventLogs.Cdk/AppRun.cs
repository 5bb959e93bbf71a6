using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Amazon.CDK;

namespace EventLogs.Cdk;

/// <summary>Runs the app to its exit code: whatever goes wrong is a sentence.</summary>
public static class AppRun
{
    /// <summary>The environment variable that asks for the stack trace of what nobody expected.</summary>
    public const string TraceVariable = "EVENTLOGS_TRACE";

    /// <summary>Runs an app.</summary>
    /// <param name="make">Makes the templates of the app, and says what is wrong: a sentence for each problem. <see cref="EventLogsStack.Make"/>, say.</param>
    /// <param name="errors">Where the sentences go, one a line.</param>
    /// <returns>The exit code: 0, or 1 when there is no template.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "What is left is said in one sentence, with its trace for those who ask for it.")]
    public static int Run(Func<App, ImmutableArray<string>> make, TextWriter errors)
    {
        ImmutableArray<string> problems;
        try
        {
            NodeWarnings.Silence();
            problems = TempFolderProblem(Path.GetTempPath()) is { } problem ? [problem] : make(new App());
        }
        catch (Exception exception)
        {
            problems = [System.Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 } ? $"{exception}" : Sentence(exception)];
        }

        foreach (var problem in problems)
            errors.WriteLine(problem);
        return problems.IsEmpty ? 0 : 1;
    }

    /// <summary>
    /// Why the CDK's runtime cannot start, as far as the folder for temporary files is the reason: it puts a script there, and hands its
    /// path to Node.js without quotes (https://github.com/aws/jsii/issues/1296).
    /// </summary>
    /// <param name="folder">The folder for temporary files.</param>
    internal static string? TempFolderProblem(string folder) => folder.Any(char.IsWhiteSpace)
        ? $"The folder for temporary files, '{folder}', has a space in its path, and the CDK cannot start from there. "
            + "Set TMPDIR (on Windows TEMP and TMP) to a folder without one."
        : null;

    private static string Sentence(Exception exception) =>
        $"The template could not be made: {exception.Message.ReplaceLineEndings(" ").Trim()} "
        + $"({exception.GetType().Name}; set {TraceVariable}=1 to see where).";
}
