using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Compiler.Output;

/// <summary>What writing would change in the output folder. Made first, as a whole, so that nothing is half-written.</summary>
/// <param name="Folder">The output folder.</param>
/// <param name="Changes">The files to create, change or delete, by path; the manifest last.</param>
/// <param name="Problems">What there is to say about it; an error means that it must not be done.</param>
internal sealed record OutputPlan(string Folder, ImmutableArray<FileChange> Changes, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>Files of earlier runs that nothing owns any more, whether they are there or not.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];

    /// <summary>The manifest while the changes are made, and after them; null where the folder has none.</summary>
    public (Manifest During, Manifest After)? Manifests { get; init; }

    /// <summary>Whether it must not be carried out.</summary>
    public bool HasErrors => Problems.Any(problem => problem.IsError);

    /// <summary>The plan with one more problem.</summary>
    public OutputPlan With(Diagnostic problem) => this with { Problems = Problems.Add(problem) };
}

/// <summary>One file that would change.</summary>
/// <param name="Path">Relative to the output folder.</param>
/// <param name="Before">Its text now; null when it is not there.</param>
/// <param name="After">Its text then; null when it goes.</param>
internal sealed record FileChange(string Path, string? Before, string? After);
