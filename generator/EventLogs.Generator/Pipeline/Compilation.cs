using System.Collections.Immutable;
using EventLogs.Generator.Binding;
using EventLogs.Generator.Diagnostics;
using EventLogs.Generator.Linting;
using EventLogs.Generator.Loading;

namespace EventLogs.Generator.Pipeline;

/// <summary>The passes Load, Bind and Lint over one schemas folder.</summary>
/// <param name="Schemas">The schemas in order of their identity.</param>
/// <param name="Samples">Their samples.</param>
/// <param name="Queries">Their saved queries.</param>
/// <param name="Diagnostics">All that was found, sorted by place.</param>
internal sealed record Compilation(
    ImmutableArray<BoundSchema> Schemas, ImmutableArray<SampleFile> Samples, ImmutableArray<QueryFile> Queries, ImmutableArray<Diagnostic> Diagnostics)
{
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.IsError);

    /// <summary>Runs the passes.</summary>
    /// <param name="folder">The schemas folder.</param>
    /// <param name="name">What messages call the folder, where it is not by its path.</param>
    public static async Task<Compilation> CompileAsync(string folder, string? name = null)
    {
        var problems = new List<Diagnostic>();
        var loaded = await SchemaLoader.LoadAsync(folder, name ?? folder, problems).ConfigureAwait(false);
        var schemas = loaded.Schemas.Select(EventLogBinder.Bind).ToImmutableArray();
        problems.AddRange(Linter.Check(new LintSubject(schemas, loaded.Samples, loaded.Queries)));
        return new Compilation(schemas, loaded.Samples, loaded.Queries, [.. problems.Distinct().OrderBy(Order, PlaceComparer)]);
    }

    private static readonly Comparer<(string File, int Line, int Column, string Id)> PlaceComparer = Comparer<(string File, int Line, int Column, string Id)>.Create((a, b) =>
        string.CompareOrdinal(a.File, b.File) is not 0 and var file ? file
        : (a.Line, a.Column).CompareTo((b.Line, b.Column)) is not 0 and var place ? place
        : string.CompareOrdinal(a.Id, b.Id));

    private static (string, int, int, string) Order(Diagnostic diagnostic) =>
        (diagnostic.Location.File, diagnostic.Location.Line, diagnostic.Location.Column, diagnostic.Descriptor.Id);
}
