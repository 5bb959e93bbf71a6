using System.Collections.Immutable;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Linting;
using EventLogs.Compiler.Linting.Rules;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler;

/// <summary>
/// The passes in their order: Load -> Bind -> Lint -> Lower -> Emit -> Write. None stops at the first problem; what Lint reports as an error
/// forbids the passes after it.
/// </summary>
internal static class Passes
{
    /// <summary>Load -> Bind -> Lint: one schemas folder, and everything there is to say about it.</summary>
    /// <param name="folder">The schemas folder.</param>
    /// <param name="name">What messages call the folder, where it is not by its path.</param>
    public static async Task<Compilation> CompileAsync(string folder, string? name = null)
    {
        var diagnostics = new List<Diagnostic>();
        var loaded = await SchemaLoader.LoadAsync(folder, name ?? folder, diagnostics).ConfigureAwait(false);
        var bound = loaded.Schemas.Select(EventLogBinder.Bind).ToImmutableArray();
        diagnostics.AddRange(Linter.Check(new LintSubject(bound, loaded.Samples, loaded.Queries)));
        return new Compilation(bound, loaded.Samples, loaded.Queries, Diagnostic.Sorted(diagnostics));
    }

    /// <summary>Lower -> Emit: every artifact of a compilation without errors. Each emitter lowers the model to its own target first.</summary>
    public static Generation Emit(Compilation compilation) => Generation.Of(compilation);

    /// <summary>The first half of Write: what would change in the output folder. Nothing is written.</summary>
    /// <param name="generation">What there should be.</param>
    /// <param name="folder">The output folder; need not exist.</param>
    /// <param name="force">Whether files that were edited by hand may be overwritten.</param>
    public static OutputPlan Plan(Generation generation, string folder, bool force) =>
        OutputPlanner.Plan(folder, generation.Artifacts, generation.Manifest, force);

    /// <summary>The second half of Write: carries out a plan without problems.</summary>
    /// <returns>What stopped it; null when all is written.</returns>
    public static Diagnostic? Write(OutputPlan plan) => OutputWriter.Write(plan);
}
