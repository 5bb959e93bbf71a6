using System.Diagnostics;
using System.Text;

namespace EventLogs.Processes;

/// <summary>Starts the git command on the repository of one folder.</summary>
internal static class GitProcess
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

    /// <summary>Starts a command that answers on its standard output, with what is written to its standard input.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="arguments">The command.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no git command.</exception>
    public static Process Start(string folder, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // paths and names, whatever the terminal speaks
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in OtherRepository)
            start.Environment.Remove(name);
        return Process.Start(start)!;
    }
}
