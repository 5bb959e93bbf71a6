using System.Collections.Immutable;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Linting;
using EventLogs.Compiler.Linting.Queries;
using EventLogs.Compiler.Linting.Rules;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Schemas;
using EventLogs.Runtime.Catalog;

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
    /// <param name="root">The namespace of the C# that is generated.</param>
    public static async Task<Compilation> CompileAsync(string folder, string? name = null, string root = CSharpNames.DefaultNamespace)
    {
        var diagnostics = new List<Diagnostic>();
        var loaded = await SchemaLoader.LoadAsync(folder, name ?? folder, diagnostics).ConfigureAwait(false);
        var bound = loaded.Schemas.Select(EventLogBinder.Bind).ToImmutableArray();
        var views = ViewBinder.Bind(loaded.Views, bound);
        var tables = new QueryTables(bound, views, areAll: loaded.Unreadable.IsEmpty && !loaded.HasUnreadableViews);
        var queries = loaded.Queries.Select(query => query with { Tables = tables.ReadBy(QueryBinder.Bind(QueryTemplate.Read(query.Sql).Mask(), tables)) }).ToImmutableArray();
        diagnostics.AddRange(Linter.Check(new LintSubject(bound, loaded.Samples, queries)
        {
            Views = loaded.Views,
            BoundViews = views,
            Tables = tables,
            Unreadable = loaded.Unreadable,
            RootNamespace = root,
        }));
        return new Compilation(bound, loaded.Samples, queries, views, Diagnostic.Sorted(diagnostics)) { RootNamespace = root };
    }

    /// <summary>Lower -> Emit: every artifact of a compilation without errors. Each emitter lowers the model to its own target first.</summary>
    public static Generation Emit(Compilation compilation) => Generation.Of(compilation);

    /// <summary>What Write would change in the output folder. Nothing is written.</summary>
    /// <param name="generation">What there should be.</param>
    /// <param name="folder">The output folder; need not exist.</param>
    /// <param name="force">Whether files that were edited by hand may be overwritten.</param>
    public static OutputPlan Plan(Generation generation, string folder, bool force) =>
        OutputPlanner.Plan(folder, generation.Artifacts, generation.Manifest, force);

    /// <summary>Write: makes the output folder what the schemas say, all of it or, as the next run sees it, nothing.</summary>
    /// <param name="generation">What there should be.</param>
    /// <param name="folder">The output folder; need not exist.</param>
    /// <param name="force">Whether files that were edited by hand may be overwritten.</param>
    /// <param name="cancellation">Ends the waiting for another run.</param>
    /// <returns>What was changed; nothing, where one of its problems is an error.</returns>
    public static Task<OutputPlan> WriteAsync(Generation generation, string folder, bool force, CancellationToken cancellation) =>
        OutputWriter.WriteAsync(new OutputFiles(folder), () => Plan(generation, folder, force), cancellation);
}
