using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;

namespace EventLogs.Generator.Evolution;

/// <summary>The git command, run in one folder. Only reads: no index, no work tree, no branch is touched.</summary>
internal sealed class Git(string folder)
{
    /// <summary>Runs a command.</summary>
    /// <returns>What it printed when it succeeded; null when it did not. Its words are in <paramref name="error"/>.</returns>
    public string? Ask(out string error, params ReadOnlySpan<string> arguments)
    {
        using var process = Start(arguments);
        var words = process.StandardError.ReadToEndAsync();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        error = words.Result.Trim();
        return process.ExitCode == 0 ? answer.Trim() : null;
    }

    /// <summary>Writes the files of this folder, as a commit has them, to another folder.</summary>
    /// <returns>What git said when it could not; null when it could.</returns>
    public string? Export(string commit, string target)
    {
        using var process = Start("archive", "--format=tar", commit);
        var words = process.StandardError.ReadToEndAsync();
        using var tar = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(tar);
        process.WaitForExit();
        if (process.ExitCode != 0)
            return words.Result.Trim();

        tar.Position = 0;
        Unpack(tar, target);
        return null;
    }

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

    private static void Unpack(MemoryStream tar, string target)
    {
        using var reader = new TarReader(tar);
        while (reader.GetNextEntry() is { } entry)
        {
            // links would lead out of the target
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                continue;
            var path = Path.Join(target, entry.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            entry.ExtractToFile(path, overwrite: true);
        }
    }

    private Process Start(params ReadOnlySpan<string> arguments) => Process.Start(new ProcessStartInfo("git", ["-C", folder, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
