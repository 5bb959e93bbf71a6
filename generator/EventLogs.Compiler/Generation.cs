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
            new RecordEmitter(compilation.RootNamespace, compilation.HasJsonContexts),
            new MapperEmitter(compilation.RootNamespace),
            new ColumnsEmitter(compilation.RootNamespace),
            new GlueColumnsEmitter(),
            new AthenaTableEmitter(),
            new HistoryTableEmitter(),
            new FoldEmitter(),
            new EventsViewEmitter(),
            new ReadmeEmitter(compilation.Samples, compilation.Queries, compilation.Views.InOrder),
        ];
        var owners = ImmutableSortedDictionary.CreateBuilder<string, ManifestEntry>(StringComparer.Ordinal);
        var all = ImmutableArray.CreateBuilder<Artifact>();
        var emitted = compilation.Schemas.AsParallel().AsOrdered().Select(schema =>
        {
            var artifacts = emitters.Select(emitter => emitter.Emit(schema.Log!)).ToList();
            return (Owner: schema.Document.Id.ToString(), Entry: Entry(Manifest.Hash(schema.Document.File.Text), artifacts), Artifacts: artifacts);
        });
        foreach (var (owner, entry, artifacts) in emitted)
        {
            owners.Add(owner, entry);
            all.AddRange(artifacts);
        }

        var views = compilation.Views.InOrder.Select(AuthoredView.Of).ToList();
        Artifact[] shared =
        [
            CatalogEmitter.Emit(compilation.RootNamespace, compilation.Schemas.Select(schema => schema.Log!), compilation.Queries, views),
            .. views.Select(ViewEmitter.Emit),
        ];
        owners.Add(Manifest.Everything, Entry(null, shared));
        all.AddRange(shared);
        return new Generation(all.ToImmutable(), new Manifest(owners.ToImmutable()));
    }

    private static ManifestEntry Entry(string? schemaHash, IEnumerable<Artifact> artifacts) =>
        new(schemaHash, artifacts.ToImmutableSortedDictionary(artifact => artifact.Path, artifact => Manifest.Hash(artifact.Content), StringComparer.Ordinal));
}
