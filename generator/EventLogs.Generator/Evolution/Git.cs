using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace EventLogs.Generator.Evolution;

/// <summary>The git command, run in one folder. Only reads: no index, no work tree, no branch is touched.</summary>
internal sealed class Git(string folder)
{
    /// <summary>
    /// What tells git to use another repository than that of the folder. Git sets some of them for its hooks. Configuration is left to it.
    /// Source: https://git-scm.com/docs/git-rev-parse#Documentation/git-rev-parse.txt---local-env-vars
    /// </summary>
    private static readonly string[] OtherRepository =
    [
        "GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_PREFIX", "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE",
        "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE",
        "GIT_REPLACE_REF_BASE", "GIT_NO_REPLACE_OBJECTS",
    ];

    /// <summary>Whether there is a git command at all.</summary>
    public static bool IsInstalled()
    {
        try
        {
            new Git(".").Ask(out _, "--version");
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Runs a command.</summary>
    /// <returns>What it printed when it succeeded, without the line end; null when it did not. What it said is in <paramref name="error"/>.</returns>
    public string? Ask(out string error, params ReadOnlySpan<string> arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var problems = process.StandardError.ReadToEndAsync();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        error = problems.Result.Trim();
        return process.ExitCode == 0 ? answer.TrimEnd('\n', '\r') : null;
    }

    /// <summary>Runs a command whose problems say nothing more than that there is no answer.</summary>
    public string? Ask(params ReadOnlySpan<string> arguments) => Ask(out _, arguments);

    /// <summary>Starts a command that answers on its standard output, with what is written to its standard input.</summary>
    public Process Start(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // paths, whatever the terminal speaks
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in OtherRepository)
            start.Environment.Remove(name);
        return Process.Start(start)!;
    }
}
