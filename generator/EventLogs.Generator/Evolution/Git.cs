using System.ComponentModel;
using System.Diagnostics;
using EventLogs.Processes;

namespace EventLogs.Generator.Evolution;

/// <summary>The git command, run in one folder. Only reads: no index, no work tree, no branch is touched.</summary>
internal sealed class Git(string folder)
{
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
    public Process Start(params ReadOnlySpan<string> arguments) => GitProcess.Start(folder, arguments);
}
