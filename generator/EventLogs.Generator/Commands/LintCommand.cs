using System.CommandLine;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Terminal;
using Spectre.Console;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs lint</c>: everything there is to say about the schemas, hints included.</summary>
internal static class LintCommand
{
    public static Command Create(Consoles consoles)
    {
        var schemas = CommonOptions.Schemas();
        var format = CommonOptions.Format();
        var severity = new Option<Severity>("--severity") { Description = "The lowest severity that is reported", HelpName = "info|warning|error", DefaultValueFactory = _ => Severity.Info };
        var command = new Command("lint", "Check the schemas, samples and queries; exit code 1 on errors") { schemas, format, severity };
        command.SetAction(async (arguments, _) =>
        {
            if (Workspace.Find(consoles, arguments.GetValue(schemas)) is not { } workspace)
                return 1;
            var compilation = await workspace.CompileAsync().ConfigureAwait(false);
            var report = new DiagnosticReport(consoles, arguments.GetValue(format)!);
            report.Add(compilation.Diagnostics, arguments.GetValue(severity));
            report.End();
            if (report.IsText)
                consoles.Out.WriteLine($"{compilation.Schemas.Length} {(compilation.Schemas.Length == 1 ? "schema" : "schemas")}: {DiagnosticPrinter.Count(compilation.Diagnostics)}");
            return compilation.HasErrors ? 1 : 0;
        });
        return command;
    }
}
