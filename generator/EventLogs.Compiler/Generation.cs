using System.Collections.Immutable;
using EventLogs.Compiler.Emitting;
using EventLogs.Compiler.Output;

namespace EventLogs.Compiler;

/// <summary>The Emit pass: all artifacts of a compilation without errors, and the manifest for them.</summary>
internal sealed record Generation(ImmutableArray<Artifact> Artifacts, Manifest Manifest)
{
    public static Generation Of(Compilation compilation)
    {
        IEmitter[] emitters =
        [
            new RecordEmitter(),
            new MapperEmitter(),
            new ColumnsEmitter(),
            new GlueColumnsEmitter(),
            new AthenaTableEmitter(),
            new HistoryTableEmitter(),
            new FoldEmitter(),
            new EventsViewEmitter(),
            new ReadmeEmitter(compilation.Samples, compilation.Queries),
        ];
        var owners = ImmutableSortedDictionary.CreateBuilder<string, ManifestEntry>(StringComparer.Ordinal);
        var all = ImmutableArray.CreateBuilder<Artifact>();
        foreach (var schema in compilation.Schemas)
        {
            var artifacts = emitters.Select(emitter => emitter.Emit(schema.Log!)).ToList();
            owners.Add(schema.Document.Id.ToString(), Entry(Manifest.Hash(schema.Document.File.Text), artifacts));
            all.AddRange(artifacts);
        }

        var catalog = CatalogEmitter.Emit(compilation.Schemas.Select(schema => schema.Log!), compilation.Queries);
        owners.Add(Manifest.Everything, Entry(null, [catalog]));
        all.Add(catalog);
        return new Generation(all.ToImmutable(), new Manifest(owners.ToImmutable()));
    }

    private static ManifestEntry Entry(string? schemaHash, IEnumerable<Artifact> artifacts) =>
        new(schemaHash, artifacts.ToImmutableSortedDictionary(artifact => artifact.Path, artifact => Manifest.Hash(artifact.Content), StringComparer.Ordinal));
}
