using EventLogs.Compiler;

namespace EventLogs.CompilerTests.EndToEnd;

/// <summary>What every emitter writes for the fixtures: one file for each artifact, to see in a review what a change does.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> FixtureNames => [.. Fixtures.Names];

    [Theory]
    [MemberData(nameof(FixtureNames))]
    public async Task Every_artifact_is_as_it_was(string fixture)
    {
        var compilation = await Passes.CompileAsync(Fixtures.Folder(fixture));
        Assert.DoesNotContain(compilation.Diagnostics, diagnostic => diagnostic.IsError);

        var generation = Passes.Emit(compilation);

        var folder = Path.Combine("Fixtures", fixture);
        foreach (var artifact in generation.Artifacts)
            Snapshots.Match(folder, SnapshotName(artifact.Path), artifact.Content);
        Snapshots.Match(folder, "manifest.json.snap", generation.Manifest.ToJson());
        Assert.Equal(
            generation.Artifacts.Select(artifact => SnapshotName(artifact.Path)).Append("manifest.json.snap").Order(StringComparer.Ordinal),
            new DirectoryInfo(Path.Combine(Repository.Tests, folder, "__snapshots__")).EnumerateFiles()
                .Select(file => file.Name)
                .Order(StringComparer.Ordinal));
    }

    /// <summary>The event and the file: <c>order-placed.README.md.snap</c>.</summary>
    private static string SnapshotName(string path) => string.Join('.', path.Split('/')[^Math.Min(2, path.Split('/').Length)..]) + ".snap";
}
