using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Files;

namespace EventLogs.Compiler.Output;

/// <summary>Compares artifacts with the output folder.</summary>
internal sealed class OutputPlanner
{
    private readonly string _folder;
    private readonly bool _force;
    private readonly OutputLinks _links;
    private readonly List<Diagnostic> _problems = [];
    private readonly List<FileChange> _changes = [];
    private readonly Dictionary<string, string> _present = new(StringComparer.Ordinal);

    private OutputPlanner(string folder, bool force) => (_folder, _force, _links) = (folder, force, new OutputLinks(folder));

    /// <summary>Makes the plan.</summary>
    /// <param name="folder">The output folder; need not exist.</param>
    /// <param name="artifacts">All that there should be.</param>
    /// <param name="manifest">The manifest for them.</param>
    /// <param name="force">Whether files that were edited by hand may be overwritten, and generated ones that nobody owns deleted.</param>
    public static OutputPlan Plan(string folder, IReadOnlyCollection<Artifact> artifacts, Manifest manifest, bool force)
    {
        var planner = new OutputPlanner(folder, force);
        try
        {
            return planner.Plan(artifacts.ToDictionary(artifact => artifact.Path, artifact => artifact.Content, StringComparer.Ordinal), manifest);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new OutputPlan(folder, [], [.. planner._problems, Descriptors.CannotWrite.At(new Location(folder), problem.Message)]);
        }
    }

    private OutputPlan Plan(Dictionary<string, string> wanted, Manifest manifest)
    {
        var written = ReadManifest();
        var known = written.Hashes();
        var gone = known.Select(file => file.Key).Except(wanted.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        foreach (var path in wanted.Keys.Union(gone, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Compare(path, wanted.GetValueOrDefault(path), known[path]);
        foreach (var path in OrphanedFiles.Find(_folder, path => wanted.ContainsKey(path) || known.Contains(path)))
            CompareOrphan(path);
        CompareManifest(manifest);
        return new OutputPlan(_folder, [.. _changes], [.. _problems]) { Gone = gone, Manifests = (During(), manifest) };
    }

    private void Compare(string path, string? after, IEnumerable<string> hashes)
    {
        if (Read(path) is not (true, var before))
            return;
        if (before is not null)
            _present[path] = Manifest.Hash(LineFeeds(before));
        if (IsSame(before, after))
            return;
        if (!_force && before is not null && !hashes.Contains(_present[path]))
            Report(Descriptors.EditedOutput, path, "The file is not what the generator wrote.");
        _changes.Add(new FileChange(path, before, after));
    }

    private void CompareOrphan(string path)
    {
        if (!_force)
            Report(Descriptors.OrphanedOutput, path, "The file looks generated, and no schema owns it.");
        else
            Compare(path, after: null, hashes: []);
    }

    private void CompareManifest(Manifest manifest)
    {
        if (Read(Manifest.FileName) is (true, var before) && manifest.ToJson() is var after && !IsSame(before, after))
            _changes.Add(new FileChange(Manifest.FileName, before, after));
    }

    /// <summary>What the folder has, and what it will have: whichever of the two a file is when a run is stopped, it was not edited by hand.</summary>
    private Manifest During() => Manifest.During(
        _present,
        _changes.Where(change => change.After is not null && change.Path != Manifest.FileName)
            .ToDictionary(change => change.Path, change => Manifest.Hash(change.After!), StringComparer.Ordinal));

    private Manifest ReadManifest()
    {
        try
        {
            return Read(Manifest.FileName) is (true, { } json) ? Manifest.FromJson(json) : Manifest.Empty;
        }
        catch (JsonException problem)
        {
            if (!_force)
                Report(Descriptors.UnreadableManifest, Manifest.FileName, problem.Message);
            return Manifest.Empty;
        }
    }

    /// <summary>A file's text, null where there is none; false where the path cannot be one of the output's, which is reported.</summary>
    private (bool IsReadable, string? Text) Read(string path)
    {
        if (_links.On(path) is { } link)
            Report(Descriptors.OutputThroughLink, link, "It is a link.");
        else if (Directory.Exists(Path.Join(_folder, path)))
            Report(Descriptors.CannotWrite, path, "There is a folder where the file belongs.");
        else
            return (true, File.Exists(Path.Join(_folder, path)) ? RegularFile.ReadAllText(Path.Join(_folder, path)) : null);
        return (false, null);
    }

    private void Report(DiagnosticDescriptor descriptor, string path, string message)
    {
        if (descriptor.At(new Location(Path.Join(_folder, path)), message) is var problem && !_problems.Contains(problem))
            _problems.Add(problem);
    }

    /// <summary>Git may check files out with other line ends: that is not a change.</summary>
    private static bool IsSame(string? before, string? after) => before == after || before is not null && LineFeeds(before) == after;

    private static string LineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
