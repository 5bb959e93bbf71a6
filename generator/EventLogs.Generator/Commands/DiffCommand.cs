using System.CommandLine;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Generator.Evolution;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs diff</c>: what has changed since another version of the schemas, and what that breaks.</summary>
internal static class DiffCommand
{
    public static Command Create(Consoles consoles)
    {
        var schemas = CommonOptions.Schemas();
        var against = new Option<string>("--against")
        {
            Description = "The older version: a folder of schemas, or a git revision of this one",
            HelpName = "folder|revision",
            Required = true,
        };
        var format = new Option<string>("--format")
        {
            Description = "For people or for tools",
            HelpName = "text|json",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json");
        var allowBreaking = new Option<bool>("--allow-breaking") { Description = "Exit code 0 on breaking changes too" };
        var command = new Command("diff", "Show what has changed in the schemas and what it breaks; exit code 1 on breaking changes")
        {
            against, schemas, format, allowBreaking,
        };
        command.SetAction(async (arguments, _) =>
        {
            var report = await CompareAsync(consoles, arguments.GetValue(against)!, arguments.GetValue(schemas)!).ConfigureAwait(false);
            if (report is null)
                return 1;

            var text = arguments.GetValue(format) == "json" ? DiffJson.Of(report) : DiffText.Of(report);
            await consoles.Out.Profile.Out.Writer.WriteAsync(text).ConfigureAwait(false);
            return report.IsBreaking && !arguments.GetValue(allowBreaking) ? 1 : 0;
        });
        return command;
    }

    /// <summary>Compares; null when one side cannot be read, which was printed.</summary>
    private static async Task<DiffReport?> CompareAsync(Consoles consoles, string against, string schemas)
    {
        var after = await Passes.CompileAsync(schemas).ConfigureAwait(false);
        DiagnosticPrinter.Print(consoles.Error, after.Diagnostics, Severity.Error);
        if (after.HasErrors)
            return null;

        var (before, problem) = await Baseline.ReadAsync(against, schemas).ConfigureAwait(false);
        if (before is { HasErrors: true })
        {
            DiagnosticPrinter.Print(consoles.Error, before.Diagnostics, Severity.Error);
            var count = DiagnosticPrinter.Count(before.Diagnostics);
            problem = Descriptors.BaselineHasErrors.At(new Location(against), $"The schemas have {count}.");
        }

        if (problem is null)
            return DiffReport.Of(against, before!, after);
        DiagnosticPrinter.Print(consoles.Error, [problem], Severity.Error);
        return null;
    }
}
