using System.CommandLine;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Output;
using EventLogs.Generator.Reporting;
using EventLogs.Terminal;
using Spectre.Console;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs generate</c>: all passes, from schemas to files.</summary>
internal sealed class GenerateCommand(Consoles consoles, Workspace workspace, DiagnosticReport report, bool force)
{
    private readonly List<FileChange> _changes = [];

    /// <summary>The folder that is generated to.</summary>
    public string Output => workspace.Output;

    /// <summary>What was changed, or would be.</summary>
    public IEnumerable<FileChangeJson> Changes => _changes.Select(FileChangeJson.Of);

    public static Command Create(Consoles consoles)
    {
        var schemas = CommonOptions.Schemas();
        var output = new Option<string?>("--output")
        {
            Description = "The folder to write to, if not the one that eventlogs.json names, or generated",
            HelpName = "folder",
        };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit code 1 with a diff when the output is not what the schemas say" };
        var force = new Option<bool>("--force") { Description = "Overwrite files that were edited by hand, and delete generated ones that no schema owns" };
        var watch = new Option<bool>("--watch") { Description = "Generate again whenever a file of the schemas changes, until Ctrl+C" };
        var format = CommonOptions.Format();
        var command = new Command("generate", "Generate everything from the schemas") { schemas, output, check, format, force, watch };
        command.SetAction(async (arguments, cancellation) =>
        {
            if (Workspace.Find(consoles, arguments.GetValue(schemas), arguments.GetValue(output)) is not { } workspace)
                return 1;
            var report = new DiagnosticReport(consoles, arguments.GetValue(format)!);
            var generate = new GenerateCommand(consoles, workspace, report, arguments.GetValue(force));
            if (arguments.GetValue(watch))
                return await generate.WatchAsync(cancellation).ConfigureAwait(false);
            var exitCode = await (arguments.GetValue(check) ? generate.CompareAsync() : generate.WriteAsync(cancellation)).ConfigureAwait(false);
            report.End(findings => new { generate.Output, generate.Changes, findings.Errors, findings.Warnings, findings.Diagnostics });
            if (exitCode == 0 && !arguments.GetValue(check) && report.IsText && generate._changes.Count > 0)
                consoles.Advise(NextSteps.AfterGenerate(workspace.Schemas));
            return exitCode;
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is "")
                result.AddError("--output needs the name of a folder.");
            if (result.GetResult(format)?.Tokens is [{ Value: not FindingFormat.Text }] && result.GetValue(watch))
                result.AddError("--watch goes on until it is interrupted: it tells people, not with --format other programs.");
            if (result.GetValue(check) && (result.GetValue(watch) || result.GetValue(force)))
                result.AddError("--check writes nothing, so it goes with neither --force nor --watch.");
        });
        return command;
    }

    /// <summary>Writes what is not there yet.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WriteAsync(CancellationToken cancellation)
    {
        if (await EmitAsync().ConfigureAwait(false) is not { } generation)
            return 1;

        var plan = await Passes.WriteAsync(generation, workspace.Output, force, cancellation).ConfigureAwait(false);
        report.Add(plan.Problems);
        if (plan.HasErrors)
            return 1;

        _changes.AddRange(plan.Changes);
        foreach (var change in plan.Changes)
            report.Say(FileChangeJson.Of(change));
        report.Say(plan.Changes.IsEmpty ? $"{workspace.Output}: up to date" : $"{workspace.Output}: {plan.Changes.Length} {(plan.Changes.Length == 1 ? "file" : "files")} changed");
        return 0;
    }

    private async Task<int> CompareAsync()
    {
        if (await EmitAsync().ConfigureAwait(false) is not { } generation)
            return 1;

        // as if forced: nothing is overwritten, and the diff shows what was edited
        var plan = Passes.Plan(generation, workspace.Output, force: true);
        report.Add(plan.Problems);
        if (plan.HasErrors)
            return 1;
        if (plan.Changes.IsEmpty)
        {
            report.Say($"{workspace.Output}: up to date");
            return 0;
        }

        _changes.AddRange(plan.Changes);
        foreach (var change in report.IsText ? plan.Changes : [])
            await consoles.Out.Profile.Out.Writer.WriteAsync(LineDiff.Of(change)).ConfigureAwait(false);
        report.Add([.. plan.Changes.Select(change => Descriptors.StaleOutput.At(new Location(Path.Join(workspace.Output, change.Path)), Stale(change)))]);
        return 1;
    }

    /// <summary>Writes once, and again after every change. Without a folder there is nothing to watch.</summary>
    private async Task<int> WatchAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(workspace.Schemas))
            return await WriteAsync(cancellation).ConfigureAwait(false);
        await FolderWatch.RunAsync(workspace.Schemas, () => WriteAsync(cancellation), cancellation).ConfigureAwait(false);
        return 0;
    }

    /// <summary>What there should be; null when errors in the schemas forbid it, which were printed.</summary>
    private async Task<Generation?> EmitAsync()
    {
        var compilation = await workspace.CompileAsync().ConfigureAwait(false);
        report.Add(compilation.Diagnostics, Severity.Warning);
        if (!compilation.HasErrors)
            return Passes.Emit(compilation);

        if (report.IsText)
            consoles.Error.WriteLine($"{DiagnosticPrinter.Count(compilation.Diagnostics)}: nothing was written");
        return null;
    }

    private static string Stale(FileChange change) => change switch
    {
        { Before: null } => "The file is missing.",
        { After: null } => "No schema owns the file any more.",
        _ => "The file is not what the schemas say.",
    };
}
