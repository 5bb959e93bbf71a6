using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Evolution;

/// <summary>The version that the schemas are compared with: another folder, or this folder at a git revision.</summary>
internal static class Baseline
{
    /// <summary>Reads it.</summary>
    /// <param name="against">A folder where there is one, otherwise a git revision.</param>
    /// <param name="schemas">The schemas folder, which names the repository and the place in it.</param>
    /// <returns>The compilation, which may have errors; or why there is none.</returns>
    public static async Task<(Compilation? Compilation, Diagnostic? Problem)> ReadAsync(string against, string schemas)
    {
        if (Directory.Exists(against))
            return (await Passes.CompileAsync(against).ConfigureAwait(false), null);
        if (FindCommit(against, schemas, out var commit) is { } problem)
            return (null, problem);

        var copy = Directory.CreateTempSubdirectory("eventlogs-");
        try
        {
            return new Git(schemas).Export(commit, copy.FullName) is { } words
                ? (null, Descriptors.GitFailed.At(new Location(against), $"git archive: {words}"))
                : (await Passes.CompileAsync(copy.FullName, $"{against}:{schemas}").ConfigureAwait(false), null);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static Diagnostic? FindCommit(string revision, string schemas, out string commit)
    {
        commit = "";
        var place = new Location(revision);
        if (!Git.IsInstalled())
            return Descriptors.GitNotFound.At(place, $"There is no folder {revision}, and no git command to read it as a revision.");

        var git = new Git(schemas);
        if (git.Ask(out var words, "rev-parse", "--git-dir") is null)
            return Descriptors.NoRepository.At(place, $"There is no folder {revision}, and {schemas} is in no repository: {words}");

        // a word that starts with - is an option to git
        if (revision.StartsWith('-') || Resolve(git, revision + "^{commit}") is not { } found)
            return Descriptors.UnknownRevision.At(place, $"{revision} is neither a folder nor a revision of the repository of {schemas}.");

        commit = found;
        return Resolve(git, $"{found}:./") is null
            ? Descriptors.NoSchemasInRevision.At(place, $"The revision has no folder {schemas}.")
            : null;
    }

    private static string? Resolve(Git git, string name) => git.Ask(out _, "rev-parse", "--verify", "--quiet", name);
}
