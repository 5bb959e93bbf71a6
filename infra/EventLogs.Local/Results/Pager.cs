using System.ComponentModel;
using System.Diagnostics;

namespace EventLogs.Local.Results;

/// <summary>The program that shows a page after the other: what PAGER names, otherwise <c>less</c> where it is there.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Pager(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The environment variable that names another program; <c>cat</c> or nothing for none.</summary>
    public const string Variable = "PAGER";

    // lines are not broken, colors stay, a short text ends at once and stays on the screen
    private const string LessOptions = "-SRFX";

    /// <summary>The pager of this user; null for none.</summary>
    public static Pager? OfUser()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } own)
        {
            return own.Trim() is "" or "cat" ? null
                : OperatingSystem.IsWindows() ? new Pager("cmd.exe", ["/c", own])
                : new Pager("sh", ["-c", own]);
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Any(folder => File.Exists(Path.Join(folder, "less"))) ? new Pager("less", [LessOptions]) : null;
    }

    /// <summary>Starts it; null where that is not possible.</summary>
    public Process? Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo(Program, Arguments) { RedirectStandardInput = true, UseShellExecute = false });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
