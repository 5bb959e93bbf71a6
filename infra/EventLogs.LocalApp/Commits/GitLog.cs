using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EventLogs.Processes;

namespace EventLogs.LocalApp.Commits;

/// <summary>The commits of a clone, through the program <c>git</c>.</summary>
/// <param name="folder">A folder of the clone.</param>
internal sealed partial class GitLog(string folder)
{
    // each member ends with U+0000, which is in none of them
    private const string Format = "%H%x00%cI%x00%aI%x00%an%x00%P%x00%s";
    private const int Members = 6;

    /// <summary>The account and repository in the address of the remote <c>origin</c>; null where there is none.</summary>
    /// <exception cref="GitException">Git cannot be run.</exception>
    public string? Origin()
    {
        using var git = Start("remote", "get-url", "origin");
        var address = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return git.ExitCode == 0 && RepositoryName().Match(address) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    /// <summary>The commits of all branches and tags, the latest first.</summary>
    /// <param name="since">The first day of those that are wanted; null for all.</param>
    /// <exception cref="GitException">Git says no.</exception>
    public IEnumerable<GitCommit> Read(DateOnly? since)
    {
        string[] bound = since is { } day ? [string.Create(CultureInfo.InvariantCulture, $"--since={day:yyyy-MM-dd}T00:00:00Z")] : [];
        using var git = Start(["-c", "log.showSignature=false", "log", "--all", "-z", "--encoding=UTF-8", $"--format={Format}", .. bound]);
        var problems = git.StandardError.ReadToEndAsync();
        var members = new string[Members];
        for (var at = 0; ReadMember(git.StandardOutput) is { } member; at = (at + 1) % Members)
        {
            members[at] = member;
            if (at == Members - 1)
                yield return GitCommit.Of(members);
        }

        git.WaitForExit();
        if (git.ExitCode != 0)
            throw new GitException(problems.GetAwaiter().GetResult().Trim());
    }

    private static string? ReadMember(StreamReader output)
    {
        var text = new StringBuilder();
        for (var next = output.Read(); next >= 0; next = output.Read())
        {
            if (next == 0)
                return text.ToString();
            text.Append((char)next);
        }

        return null;
    }

    private Process Start(params string[] arguments)
    {
        try
        {
            var git = GitProcess.Start(folder, arguments);
            git.StandardInput.Close();
            return git;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new GitException($"git cannot be run: {exception.Message}");
        }
    }

    [GeneratedRegex(@"[:/](?<name>[^/:]+/[^/:]+?)(?:\.git)?/?$")]
    private static partial Regex RepositoryName();
}

/// <summary>Git does not answer.</summary>
internal sealed class GitException(string message) : Exception(message);
