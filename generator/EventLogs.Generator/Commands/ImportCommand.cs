using System.CommandLine;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Output;
using EventLogs.Generator.Importing;
using EventLogs.Generator.Reporting;
using EventLogs.Terminal;
using Spectre.Console;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs import</c>: schema files from registry exports or sample events.</summary>
internal sealed class ImportCommand(Consoles consoles, DiagnosticReport report, ImportRequest request)
{
    public static Command Create(Consoles consoles)
    {
        var inputs = new Argument<string[]>("inputs")
        {
            Description = "Files, folders, or - for standard input: OpenAPI 3, AsyncAPI or JSON Schema, as JSON or YAML; answers of "
                + "'aws schemas describe-schema'; with --sample events",
            Arity = ArgumentArity.OneOrMore,
        };
        var schemas = CommonOptions.Schemas();
        var table = new Option<string?>("--table") { Description = "The table's name, when there is one event", HelpName = "name" };
        var sample = new Option<bool>("--sample") { Description = "The inputs are events: infer the schema from them" };
        var detail = new Option<bool>("--detail") { Description = "The inputs are schemas of the detail alone" };
        var source = new Option<string?>("--source") { Description = "The events' source, where the schemas do not say it", HelpName = "source" };
        var detailType = new Option<string?>("--detail-type")
        {
            Description = "The event's detail type, where the schema does not say it; with --detail its title or its file's name without this option",
            HelpName = "detail type",
        };
        var format = CommonOptions.Format();
        var command = new Command("import", "Write schemas from a schema registry's exports, from schemas of one's own or from sample events")
        {
            inputs, schemas, table, sample, detail, source, detailType, format,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(sample) && (result.GetValue(detail) || result.GetValue(source) is not null || result.GetValue(detailType) is not null))
                result.AddError("Events say their source and detail type themselves: --sample does not go together with --detail, --source or --detail-type.");
        });
        command.SetAction(async (arguments, _) =>
        {
            if (Workspace.Find(consoles, arguments.GetValue(schemas)) is not { } workspace)
                return 1;
            var request = new ImportRequest(workspace.Schemas, arguments.GetValue(table), arguments.GetValue(sample))
            {
                IsDetail = arguments.GetValue(detail),
                Source = arguments.GetValue(source),
                DetailType = arguments.GetValue(detailType),
            };
            return await new ImportCommand(consoles, new DiagnosticReport(consoles, arguments.GetValue(format)!), request).RunAsync(arguments.GetValue(inputs)!).ConfigureAwait(false);
        });
        return command;
    }

    private async Task<int> RunAsync(string[] paths)
    {
        var reading = new List<Diagnostic>();
        var inputs = ImportInputs.Find(paths, request.IsSamples, Console.OpenStandardInput, reading);
        var result = await ImportAsync(inputs).ConfigureAwait(false);
        var problems = reading.Concat(result.Diagnostics).ToList();
        if (OutputWriter.Write(new OutputPlan(request.Schemas, result.Changes, [])) is { } failure)
            problems.Add(failure);

        report.Add(problems);
        var written = result.Changes.Where(IsWritten).ToList();
        foreach (var change in written)
            report.Say(FileChangeJson.Of(change));
        var added = written.Count(change => change.Before is null);
        report.Say($"{request.Schemas}: {added} added, {written.Count - added} changed, {result.Unchanged} unchanged");
        report.End(findings => new
        {
            request.Schemas,
            Changes = written.Select(FileChangeJson.Of),
            result.Unchanged,
            findings.Errors,
            findings.Warnings,
            findings.Diagnostics,
        });
        if (report.IsText && written.Count > 0)
            consoles.Advise(NextSteps.AfterImport(request.Schemas, [.. written.Select(change => change.Path)], request.IsSamples ? [.. paths.Where(path => path != "-")] : []));
        return problems.Exists(problem => problem.IsError) ? 1 : 0;
    }

    /// <summary>Whether a change is on the disk. Where writing fails on the way, what was said to be done has to be.</summary>
    private bool IsWritten(FileChange change)
    {
        try
        {
            return File.ReadAllText(Path.Join(request.Schemas, change.Path)) == change.After;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private Task<ImportResult> ImportAsync(IReadOnlyCollection<ImportInput> inputs)
    {
        if (!consoles.Error.Profile.Capabilities.Interactive || inputs.Count < 2)
            return Importer.ImportAsync(request, inputs);

        return consoles.Error.Progress().AutoClear(true).StartAsync(context =>
        {
            var task = context.AddTask("Importing");
            return Importer.ImportAsync(request, inputs, (done, all) => task.MaxValue(all).Value(done));
        });
    }
}
