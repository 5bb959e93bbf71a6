using System.Diagnostics;
using EventLogs.Compiler;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Output;
using EventLogs.Generator.Importing;
using EventLogs.Runtime.Mapping;
using Xunit.Sdk;

namespace EventLogs.Generator.Tests.Importing.Coverage;

/// <summary>
/// Sends a folder of registry exports through everything: import, lint, generate, compile, parse the DDL, map events, deliver them to a
/// bucket, and compare what SQL says with the events.
/// </summary>
internal sealed class CoverageRun : IDisposable
{
    /// <summary>SQL writes all fields of a type for each row, null or not: of types as long as this few rows are gigabytes already.</summary>
    private const int LongTypes = 50_000;

    private const int RowsOfLongTypes = 50;

    private readonly TempFolder _folder = new();
    private readonly string _exports;
    private readonly int _events;
    private readonly Dictionary<CoverageRow, BoundSchema> _schemas = [];

    private CoverageRun(string exports, int events) => (_exports, _events) = (exports, events);

    /// <summary>Runs the chain.</summary>
    /// <param name="exports">The folder of the exports.</param>
    /// <param name="events">How many events to make for each schema.</param>
    public static async Task<CoverageReport> OfAsync(string exports, int events)
    {
        using var run = new CoverageRun(exports, events);
        var rows = await run.ImportAsync();
        var clock = Stopwatch.StartNew();
        var compilation = await run.LintAsync(rows);
        var generation = Passes.Emit(compilation);
        var generating = clock.Elapsed;
        clock.Restart();
        using var code = run.Compile(rows, generation);
        var compiling = clock.Elapsed;
        if (code is not null)
        {
            await run.ParseAsync(generation);
            await run.RoundTripAsync(code);
        }

        return new CoverageReport(rows, events, generation.Artifacts.Length, generating, compiling);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<CoverageRow>> ImportAsync()
    {
        var problems = new List<Diagnostic>();
        var inputs = ImportInputs.Find([_exports], isSamples: false, () => Stream.Null, problems);
        var result = await Importer.ImportAsync(new ImportRequest(_folder["schemas"], null, false), inputs);
        Assert.Null(OutputWriter.Write(new OutputPlan(_folder["schemas"], result.Changes, [])));
        Assert.Empty(problems);
        return [.. inputs.Select(Row)];

        CoverageRow Row(ImportInput input)
        {
            var row = new CoverageRow(Path.GetFileName(input.Name));
            row.Add("import", Text(result.Diagnostics.Where(diagnostic => diagnostic.IsError && diagnostic.Location.File == input.Name)));
            return row;
        }
    }

    private async Task<Compilation> LintAsync(List<CoverageRow> rows)
    {
        var compilation = await Passes.CompileAsync(_folder["schemas"]);
        foreach (var row in rows.Where(row => !row.HasFailed))
        {
            var export = Read(new ImportInput(row.Name, await File.ReadAllTextAsync(Path.Combine(_exports, row.Name))));
            var schema = compilation.Schemas.Single(schema => schema.Document.Source == export.Source && schema.Document.DetailTypes?.First == export.DetailType);
            row.Add("lint", Text(compilation.Diagnostics.Where(found => found.IsError && found.Location.File == schema.Document.File.Path)));
            row.Facts = schema.Log is { } log ? CoverageFacts.Of(log) : CoverageFacts.None;
            if (!row.HasFailed)
                _schemas.Add(row, schema);
        }

        // what lint refuses would keep the others from being generated
        return compilation with { Schemas = [.. compilation.Schemas.Where(_schemas.ContainsValue)] };
    }

    private EventExport Read(ImportInput input)
    {
        var documents = new SourceDocuments([]);
        var reader = new ExportReader(new ImportRequest(_folder["schemas"], null, false), documents, new References(documents), []);
        return Assert.Single(reader.Read(documents.Read(input)!));
    }

    private CompiledCode? Compile(List<CoverageRow> rows, Generation generation)
    {
        var failure = default(string);
        var code = default(CompiledCode);
        try
        {
            code = CompiledCode.Of(generation.Artifacts);
        }
        catch (FailException problem)
        {
            failure = problem.Message;
        }

        foreach (var row in rows)
            row.Add("C#", failure is null || !_schemas.TryGetValue(row, out var schema) || !failure.Contains(schema.Document.Id.ToString(), StringComparison.Ordinal) ? null : failure);
        return code;
    }

    private async Task ParseAsync(Generation generation)
    {
        var artifacts = generation.Artifacts.ToDictionary(artifact => artifact.Path, artifact => artifact.Content);
        var errors = await NodeTool.SqlErrorsAsync(_schemas.Values.Select(schema => schema.Document.Id.ToString())
            .Select(id => (id, "hive", Statement(artifacts[$"{id}/table.athena.sql"]))));
        foreach (var (row, schema) in _schemas)
            row.Add("DDL", errors.FirstOrDefault(error => error.StartsWith($"{schema.Document.Id}: ", StringComparison.Ordinal)));
    }

    /// <summary>The statement as people run it, with the placeholders filled in.</summary>
    private static string Statement(string ddl) => System.Text.RegularExpressions.Regex.Replace(ddl, @"\$\{[A-Za-z]+\}", "logs");

    private async Task RoundTripAsync(CompiledCode code)
    {
        foreach (var (row, schema) in _schemas)
        {
            var log = schema.Log!;
            var definition = code.Definition(log);
            var events = RoundTrip.Events(schema, _events);
            row.Add("map", events.Count == 0 ? NoEvent(schema) : events.Select(text => Problem(log, definition.Mapper, text)).FirstOrDefault(problem => problem is not null));
            row.Add("read back", row.HasFailed ? null : await RoundTrip.DifferenceAsync(log, definition, ReadBack(log, events), withHistory: false));
        }
    }

    private static List<string> ReadBack(EventLog log, List<string> events) =>
        log.Columns.Sum(column => GlueTypes.Length(column.Type)) < LongTypes ? events : events[..Math.Min(RowsOfLongTypes, events.Count)];

    private static string NoEvent(BoundSchema schema) => Descriptors.NoEvent.At(schema.Document.At(), "No try gave an event that fits the schema.").ToString();

    private static string? Problem(EventLog log, EventMapper mapper, string text)
    {
        try
        {
            return EmittedMappers.CheckAgainstModel(mapper, log, text) ? null : $"refused: {text}";
        }
        catch (XunitException problem)
        {
            return problem.Message;
        }
    }

    private static string? Text(IEnumerable<Diagnostic> diagnostics) => string.Join('\n', diagnostics) is { Length: > 0 } text ? text : null;
}
