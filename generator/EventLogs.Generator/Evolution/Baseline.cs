using System.Collections.Immutable;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Evolution;

/// <summary>The version that the schemas are compared with: another folder, or this folder at a git revision.</summary>
internal static class Baseline
{
    /// <summary>Reads it.</summary>
    /// <param name="against">A folder where there is one, otherwise a git revision.</param>
    /// <param name="schemas">The schemas folder, which names the repository and the folder in it.</param>
    /// <returns>The compilation, which may have errors; or why there is none.</returns>
    public static async Task<(Compilation? Compilation, ImmutableArray<Diagnostic> Problems)> ReadAsync(string against, string schemas)
    {
        if (Directory.Exists(against))
            return (await Passes.CompileAsync(against).ConfigureAwait(false), []);
        if (!Git.IsInstalled())
            return (null, [Descriptors.GitNotFound.At(new Location(against), $"There is no folder {against}, and no git command to read it as a revision.")]);

        var copy = Directory.CreateTempSubdirectory("eventlogs-");
        try
        {
            var problems = Copy(against, schemas, copy.FullName);
            return problems.IsEmpty
                ? (await Passes.CompileAsync(copy.FullName, $"{against}:{schemas}").ConfigureAwait(false), problems)
                : (null, problems);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    /// <summary>Writes the schemas of a revision to a folder.</summary>
    /// <returns>What kept it from doing so.</returns>
    private static ImmutableArray<Diagnostic> Copy(string revision, string schemas, string target)
    {
        var git = new Git(schemas);
        if (Revision.Find(git, revision, schemas, out var commit) is { } problem)
            return [problem];

        var prefix = git.Ask("rev-parse", "--show-prefix") ?? "";
        var (files, problems) = RevisionFiles.Read(git, commit, prefix);
        if (files is null)
            return [Descriptors.NoSchemasInRevision.At(new Location(revision), $"The revision has no folder {schemas}.")];
        foreach (var (path, content) in files)
        {
            var file = Path.Join(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        return
        [
            .. problems.Select(problem => (problem.IsGitToBlame ? Descriptors.GitFailed : Descriptors.UnreadableInRevision)
                .At(new Location($"{revision}:{schemas}/{problem.Path}"), problem.Message)),
        ];
    }
}
