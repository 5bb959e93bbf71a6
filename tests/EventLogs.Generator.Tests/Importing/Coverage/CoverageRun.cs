using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using EventLogs.Generator.Diagnostics;
using EventLogs.Generator.Importing;
using EventLogs.Generator.Model;
using EventLogs.Generator.Output;
using EventLogs.Generator.Pipeline;
using EventLogs.Generator.Tests.TestKit;
using EventLogs.Local.Commands;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;
using Xunit.Sdk;

namespace EventLogs.Generator.Tests.Importing.Coverage;

/// <summary>
/// Sends a folder of registry exports through everything: import, lint, generate, compile, parse the DDL, map events, deliver them to a
/// bucket, and compare what SQL says with the events.
/// </summary>
internal sealed class CoverageRun : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _exports;
    private readonly int _events;
    private readonly Dictionary<CoverageRow, EventLog> _logs = [];

    private CoverageRun(string exports, int events) => (_exports, _events) = (exports, events);

    /// <summary>Runs the chain.</summary>
    /// <param name="exports">The folder of the exports.</param>
    /// <param name="events">How many events to make for each schema.</param>
    public static async Task<IReadOnlyList<CoverageRow>> OfAsync(string exports, int events)
    {
        using var run = new CoverageRun(exports, events);
        var rows = await run.ImportAsync();
        var compilation = await run.LintAsync(rows);
        var generation = Generation.Of(compilation);
        using var code = Compile(rows, run._logs, generation);
        if (code is null)
            return rows;

        var catalog = (ImmutableArray<EventDefinition>)code.Type("EventLogs.Generated.EventCatalog").GetProperty("Events")!.GetValue(null)!;
        await run.ParseAsync(generation);
        run.Map(catalog);
        await run.ReadBackAsync(catalog);
        return rows;
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<CoverageRow>> ImportAsync()
    {
        var problems = new List<Diagnostic>();
        var inputs = ImportInputs.Read([_exports], () => Stream.Null, problems);
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
        var compilation = await Compilation.CompileAsync(_folder["schemas"]);
        foreach (var row in rows.Where(row => !row.HasFailed))
        {
            var export = ExportReader.Read(new ImportInput(row.Name, await File.ReadAllTextAsync(Path.Combine(_exports, row.Name))), [])!;
            var schema = compilation.Schemas.Single(schema => schema.Document.Source == export.Source && schema.Document.DetailType == export.DetailType);
            row.Add("lint", Text(compilation.Diagnostics.Where(found => found.IsError && found.Location.File == schema.Document.File.Path)));
            row.Facts = schema.Log is { } log ? CoverageFacts.Of(log) : CoverageFacts.None;
            if (!row.HasFailed)
                _logs.Add(row, schema.Log!);
        }

        // what lint refuses would keep the others from being generated
        var clean = _logs.Values.ToHashSet(ReferenceEqualityComparer.Instance);
        return compilation with { Schemas = [.. compilation.Schemas.Where(schema => schema.Log is not null && clean.Contains(schema.Log))] };
    }

    private static CompiledCode? Compile(List<CoverageRow> rows, Dictionary<CoverageRow, EventLog> logs, Generation generation)
    {
        var failure = default(string);
        var code = default(CompiledCode);
        try
        {
            code = CompiledCode.Of(generation.Artifacts.Where(artifact => artifact.Path.EndsWith(".cs", StringComparison.Ordinal)).Select(artifact => (artifact.Path, artifact.Content)));
        }
        catch (FailException problem)
        {
            failure = problem.Message;
        }

        foreach (var row in rows)
            row.Add("C#", failure is null || !logs.TryGetValue(row, out var log) || !failure.Contains(log.Id.ToString(), StringComparison.Ordinal) ? null : failure);
        return code;
    }

    private async Task ParseAsync(Generation generation)
    {
        var artifacts = generation.Artifacts.ToDictionary(artifact => artifact.Path, artifact => artifact.Content);
        var errors = await NodeTool.SqlErrorsAsync(_logs.Values.Select(log => (log.Id.ToString(), "hive", Statement(artifacts[$"{log.Id}/table.athena.sql"]))));
        foreach (var (row, log) in _logs)
            row.Add("DDL", errors.FirstOrDefault(error => error.StartsWith($"{log.Id}: ", StringComparison.Ordinal)));
    }

    /// <summary>The statement as people run it, with the placeholders filled in.</summary>
    private static string Statement(string ddl) => System.Text.RegularExpressions.Regex.Replace(ddl, @"\$\{[A-Za-z]+\}", "logs");

    private void Map(ImmutableArray<EventDefinition> catalog)
    {
        foreach (var (row, log) in _logs)
        {
            var mapper = catalog.Single(definition => definition.Id == log.Id.ToString()).Mapper;
            row.Add("map", CoverageEvents.Of(log, _events).Select(sample => Problem(log, mapper, sample)).FirstOrDefault(problem => problem is not null));
        }
    }

    private static string? Problem(EventLog log, EventMapper mapper, string sample)
    {
        try
        {
            return EmittedMappers.CheckAgainstModel(mapper, log, sample) ? null : $"refused: {sample}";
        }
        catch (XunitException problem)
        {
            return problem.Message;
        }
    }

    private async Task ReadBackAsync(ImmutableArray<EventDefinition> catalog)
    {
        var samples = _logs.ToDictionary(entry => entry.Key, entry => CoverageEvents.Of(entry.Value, _events).ToList());
        var input = Encoding.UTF8.GetBytes(string.Join('\n', samples.Values.SelectMany(lines => lines)));
        var ingest = await LocalAsync(catalog, input, "ingest", "-");
        foreach (var (row, log) in _logs)
        {
            var answer = await LocalAsync(catalog, [], "query", $"SELECT to_json(line) AS line FROM \"{log.Table}\" AS line", "--format", "json");
            row.Add("read back", ingest.ExitCode == 0 && answer.ExitCode == 0 ? Difference(log, samples[row], answer.Output) : ingest.Errors + answer.Errors);
        }
    }

    private static string? Difference(EventLog log, List<string> samples, string json)
    {
        var id = log.Columns.First(column => column.From.Keys is ["id"]).GlueName;
        var rows = JsonElement.Parse(json).EnumerateArray()
            .Select(row => JsonElement.Parse(row.GetProperty("line").GetString()!))
            .ToDictionary(row => row.GetProperty(id).GetString()!);
        return rows.Count != samples.Count
            ? $"{rows.Count} rows of {samples.Count} events"
            : samples.Select(sample => JsonElement.Parse(sample))
                .Select(sample => ExpectedRow.Difference(log, sample, rows[sample.GetProperty("id").GetString()!]) is { } difference ? $"{difference}: {sample.GetRawText()}" : null)
                .FirstOrDefault(difference => difference is not null);
    }

    private async Task<(int ExitCode, string Output, string Errors)> LocalAsync(
        ImmutableArray<EventDefinition> catalog, byte[] input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var host = new LocalHost(
            catalog,
            LocalHost.CreateConsole(output, isRedirected: true),
            LocalHost.CreateConsole(errors, isRedirected: true),
            () => new MemoryStream(input),
            TimeProvider.System);
        var exitCode = await LocalCommandLine.RunAsync(host, [.. arguments, "--bucket", _folder["bucket"]]);
        return (exitCode, output.ToString(), errors.ToString());
    }

    private static string? Text(IEnumerable<Diagnostic> diagnostics) => string.Join('\n', diagnostics) is { Length: > 0 } text ? text : null;
}
