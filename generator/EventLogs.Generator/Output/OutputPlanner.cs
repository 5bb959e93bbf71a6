using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Generator.Diagnostics;

namespace EventLogs.Generator.Output;

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
        var written = ReadManifest(folder, force, problems).Artifacts();
        var wanted = artifacts.ToDictionary(artifact => artifact.Path, artifact => artifact.Content, StringComparer.Ordinal);
        var changes = new List<FileChange>();
        foreach (var path in wanted.Keys.Union(written.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var before = ReadText(Path.Join(folder, path));
            var after = wanted.GetValueOrDefault(path);
            if (before == after)
                continue;
            if (!force && before is not null && IsEdited(before, written.GetValueOrDefault(path)))
                problems.Add(Descriptors.EditedOutput.At(new Location(Path.Join(folder, path)), "The file is not what the generator wrote."));
            changes.Add(new FileChange(path, before, after));
        }

        var (manifestBefore, manifestAfter) = (ReadText(Path.Join(folder, Manifest.FileName)), manifest.ToJson());
        if (manifestBefore != manifestAfter)
            changes.Add(new FileChange(Manifest.FileName, manifestBefore, manifestAfter));
        return new OutputPlan(folder, [.. changes], [.. problems]);
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

    /// <summary>A file that the manifest does not know, or that has another hash, was written by somebody else.</summary>
    private static bool IsEdited(string text, string? hash) => hash is null || Manifest.Hash(text.Replace("\r\n", "\n", StringComparison.Ordinal)) != hash;

    private static string? ReadText(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
}
