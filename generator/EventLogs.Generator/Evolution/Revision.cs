using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Evolution;

/// <summary>Finds the commit that a revision names, or says how to get it.</summary>
internal static class Revision
{
    /// <summary>How many branches a message names.</summary>
    private const int MaxNames = 5;

    /// <summary>Finds it.</summary>
    /// <returns>Why there is none; null when there is one.</returns>
    public static Diagnostic? Find(Git git, string revision, string schemas, out string commit)
    {
        commit = "";
        var at = new Location(revision);
        if (git.Ask(out var error, "rev-parse", "--is-inside-work-tree") is not { } isInside)
            return Descriptors.NoRepository.At(at, $"There is no folder {revision}, and {schemas} is not in a repository that git can read: {error}");
        if (isInside != "true")
            return Descriptors.NoRepository.At(at, $"There is no folder {revision}, and {schemas} is not in a work tree, but in git's own folder or in a bare repository.");

        // what starts with - is an option to git
        if (!revision.StartsWith('-') && git.Ask("rev-parse", "--verify", "--quiet", revision + "^{commit}") is { } found)
        {
            commit = found;
            return null;
        }

        var message = $"{revision} is neither a folder nor a revision of the repository of {schemas}.";
        return Descriptors.UnknownRevision.At(at, string.Join(' ', Advice(git, revision).Prepend(message)));
    }

    private static IEnumerable<string> Advice(Git git, string revision)
    {
        var branches = Lines(git, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes");
        var alike = branches.Where(name => name.EndsWith("/" + revision, StringComparison.OrdinalIgnoreCase) || name.Equals(revision, StringComparison.OrdinalIgnoreCase));
        if (alike.FirstOrDefault() is { } other)
            yield return $"There is a branch of a similar name: --against {other}";
        else if (Lines(git, "remote").FirstOrDefault() is { } remote && Fetch(git, revision, remote) is { } fetch)
            yield return fetch;
        else if (branches.Length > 0)
            yield return $"It has these branches: {string.Join(", ", branches.Take(MaxNames))}{(branches.Length > MaxNames ? ", ..." : ".")}";
        else
            yield return "It has no branch with a commit.";
    }

    /// <summary>How to get what a clone of one branch, or of the last commits, does not have.</summary>
    private static string? Fetch(Git git, string revision, string remote)
    {
        var isShallow = git.Ask("rev-parse", "--is-shallow-repository") == "true";
        var depth = isShallow ? "--depth=1 " : "";
        if (revision.Length is 40 or 64 && revision.All(char.IsAsciiHexDigit))
            return $"If {remote} has it, fetch it: git fetch {depth}{remote} {revision}";

        var name = revision.StartsWith(remote + "/", StringComparison.Ordinal) ? revision[(remote.Length + 1)..] : revision;
        if (!revision.StartsWith('-') && git.Ask("check-ref-format", "--allow-onelevel", name) is not null)
            return $"If {remote} has it, fetch it and compare with {remote}/{name}: git fetch {depth}{remote} {name}:refs/remotes/{remote}/{name}";
        return isShallow ? $"This is a shallow clone; to get all commits: git fetch --unshallow {remote}" : null;
    }

    private static string[] Lines(Git git, params ReadOnlySpan<string> arguments) =>
        (git.Ask(arguments) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
