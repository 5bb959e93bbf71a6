using System.CommandLine;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Output;
using EventLogs.Generator.Layout;
using EventLogs.Generator.Reporting;
using EventLogs.Terminal;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs format</c>: schemas, queries and views laid out in one way.</summary>
internal static class FormatCommand
{
    public static Command Create(Consoles consoles)
    {
        var schemas = CommonOptions.Schemas();
        var check = new Option<bool>("--check") { Description = "Write nothing; exit code 1 with a diff when a file is not formatted" };
        var format = CommonOptions.Format();
        var command = new Command("format", "Lay out the schemas, queries and views in one way; what they say stays the same") { schemas, check, format };
        command.SetAction((arguments, _) =>
        {
            if (Workspace.Find(consoles, arguments.GetValue(schemas)) is not { } workspace)
                return Task.FromResult(1);
            var report = new DiagnosticReport(consoles, arguments.GetValue(format)!);
            return Task.FromResult(Run(consoles, workspace.Schemas, arguments.GetValue(check), report));
        });
        return command;
    }

    private static int Run(Consoles consoles, string folder, bool isCheck, DiagnosticReport report)
    {
        var problems = new List<Diagnostic>();
        var (changes, unchanged) = FormatRun.Plan(folder, problems);
        if (isCheck)
            problems.AddRange(changes.Select(change => Descriptors.NotFormatted.At(new Location(Path.Join(folder, change.Path)), "It is not as eventlogs format leaves it.")));
        else if (OutputWriter.Write(new OutputPlan(folder, [.. changes], [])) is { } failure)
            problems.Add(failure);

        foreach (var change in report.IsText ? changes : [])
        {
            if (isCheck)
                consoles.Out.Profile.Out.Writer.Write(LineDiff.Of(change));
            else
                report.Say(FileChangeJson.Of(change));
        }

        report.Add(problems);
        report.Say($"{folder}: {changes.Count} {(isCheck ? "to change" : "changed")}, {unchanged} unchanged");
        report.End(findings => new
        {
            Schemas = folder,
            Changes = changes.Select(FileChangeJson.Of),
            Unchanged = unchanged,
            findings.Errors,
            findings.Warnings,
            findings.Diagnostics,
        });
        return problems.Exists(problem => problem.IsError) ? 1 : 0;
    }
}
