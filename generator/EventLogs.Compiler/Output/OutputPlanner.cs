using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Compiler.Output;

/// <summary>Compares artifacts with the output folder.</summary>
internal static class OutputPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="folder">The output folder; need not exist.</param>
    /// <param name="artifacts">All that there should be.</param>
    /// <param name="manifest">The manifest for them.</param>
    /// <param name="force">Whether files that were edited by hand may be overwritten.</param>
    public static OutputPlan Plan(string folder, IReadOnlyCollection<Artifact> artifacts, Manifest manifest, bool force)
    {
        var problems = new List<Diagnostic>();
        try
        {
            var changes = Changes(folder, artifacts, manifest, force, problems);
            return new OutputPlan(folder, [.. changes], [.. problems]);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new OutputPlan(folder, [], [.. problems, Descriptors.CannotWrite.At(new Location(folder), problem.Message)]);
        }
    }

    private static List<FileChange> Changes(
        string folder, IReadOnlyCollection<Artifact> artifacts, Manifest manifest, bool force, List<Diagnostic> problems)
    {
        var written = ReadManifest(folder, force, problems).Artifacts();
        var wanted = artifacts.ToDictionary(artifact => artifact.Path, artifact => artifact.Content, StringComparer.Ordinal);
        var changes = new List<FileChange>();
        foreach (var path in wanted.Keys.Union(written.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var before = ReadText(Path.Join(folder, path));
            var after = wanted.GetValueOrDefault(path);
            if (IsSame(before, after))
                continue;
            if (!force && before is not null && Manifest.Hash(LineFeeds(before)) != written.GetValueOrDefault(path))
                problems.Add(Descriptors.EditedOutput.At(new Location(Path.Join(folder, path)), "The file is not what the generator wrote."));
            changes.Add(new FileChange(path, before, after));
        }

        var (manifestBefore, manifestAfter) = (ReadText(Path.Join(folder, Manifest.FileName)), manifest.ToJson());
        if (!IsSame(manifestBefore, manifestAfter))
            changes.Add(new FileChange(Manifest.FileName, manifestBefore, manifestAfter));
        return changes;
    }

    private static Manifest ReadManifest(string folder, bool force, List<Diagnostic> problems)
    {
        var path = Path.Join(folder, Manifest.FileName);
        try
        {
            return ReadText(path) is { } json ? Manifest.FromJson(json) : Manifest.Empty;
        }
        catch (JsonException problem)
        {
            if (!force)
                problems.Add(Descriptors.UnreadableManifest.At(new Location(path), problem.Message));
            return Manifest.Empty;
        }
    }

    /// <summary>Git may check files out with other line ends: that is no change.</summary>
    private static bool IsSame(string? before, string? after) => before == after || before is not null && LineFeeds(before) == after;

    private static string LineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string? ReadText(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
}
