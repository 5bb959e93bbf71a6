using System.Collections.Immutable;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler;

/// <summary>What the passes up to Lint made of one schemas folder.</summary>
/// <param name="Schemas">The schemas in order of their identity.</param>
/// <param name="Samples">Their samples.</param>
/// <param name="Queries">Their saved queries.</param>
/// <param name="Views">Their views, each after those that it reads.</param>
/// <param name="Diagnostics">All that was found, sorted by location.</param>
internal sealed record Compilation(
    ImmutableArray<BoundSchema> Schemas,
    ImmutableArray<SampleFile> Samples,
    ImmutableArray<QueryFile> Queries,
    BoundViews Views,
    ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The namespace of the C# that is generated.</summary>
    public string RootNamespace { get; init; } = CSharpNames.DefaultNamespace;

    /// <summary>Whether the records of each event have a context of System.Text.Json's source generator.</summary>
    public bool HasJsonContexts { get; init; } = true;

    /// <summary>Whether later passes are forbidden.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.IsError);
}
