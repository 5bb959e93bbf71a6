using System.CommandLine;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Output;
using EventLogs.Generator.Importing;
using Spectre.Console;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs import</c>: schema files from registry exports or sample events.</summary>
internal sealed class ImportCommand(Consoles consoles, ImportRequest request)
{
    public static Command Create(Consoles consoles)
    {
        var inputs = new Argument<string[]>("inputs")
        {
            Description = "Files, folders of .json files, or - for standard input: OpenAPI 3 or JSON Schema exports, or answers of "
                + "'aws schemas describe-schema'",
            Arity = ArgumentArity.OneOrMore,
        };
        var schemas = CommonOptions.Schemas();
        var table = new Option<string?>("--table") { Description = "The table's name, when there is one event", HelpName = "name" };
        var sample = new Option<bool>("--sample") { Description = "The inputs are events: infer the schema from them" };
        var command = new Command("import", "Write schemas from a schema registry's exports or from sample events") { inputs, schemas, table, sample };
        command.SetAction(async (arguments, _) =>
        {
            var request = new ImportRequest(arguments.GetValue(schemas)!, arguments.GetValue(table), arguments.GetValue(sample));
            return await new ImportCommand(consoles, request).RunAsync(arguments.GetValue(inputs)!).ConfigureAwait(false);
        });
        return command;
    }

    private async Task<int> RunAsync(string[] paths)
    {
        var reading = new List<Diagnostic>();
        var inputs = ImportInputs.Read(paths, Console.OpenStandardInput, reading);
        var result = await ImportAsync(inputs).ConfigureAwait(false);
        var problems = reading.Concat(result.Diagnostics).ToList();
        if (OutputWriter.Write(new OutputPlan(request.Schemas, result.Changes, [])) is { } failure)
            problems.Add(failure);

        DiagnosticPrinter.Print(consoles.Error, problems, Severity.Info);
        foreach (var change in result.Changes)
            consoles.Out.MarkupLine($"{(change.Before is null ? "[green]+" : "[yellow]~")} {Markup.Escape(change.Path)}[/]");
        var added = result.Changes.Count(change => change.Before is null);
        consoles.Out.WriteLine($"{request.Schemas}: {added} added, {result.Changes.Length - added} changed, {result.Unchanged} unchanged");
        return problems.Exists(problem => problem.IsError) ? 1 : 0;
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
