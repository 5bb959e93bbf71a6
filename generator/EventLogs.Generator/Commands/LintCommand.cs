using System.CommandLine;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Terminal;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs lint</c>: everything there is to say about the schemas, hints included.</summary>
internal static class LintCommand
{
    public static Command Create(Consoles consoles)
    {
        var schemas = CommonOptions.Schemas();
        var format = CommonOptions.Format();
        string[] severities = ["info", "warning", "error"];
        var severity = new Option<string>("--severity")
        {
            Description = "The lowest severity that is reported",
            HelpName = string.Join('|', severities),
            DefaultValueFactory = _ => severities[0],
        };
        // as an enumeration it would take numbers too
        severity.AcceptOnlyFromAmong(severities);
        var command = new Command("lint", "Check the schemas, samples and queries; exit code 1 on errors") { schemas, format, severity };
        command.SetAction(async (arguments, _) =>
        {
            if (Workspace.Find(consoles, arguments.GetValue(schemas)) is not { } workspace)
                return 1;
            var compilation = await workspace.CompileAsync().ConfigureAwait(false);
            var report = new DiagnosticReport(consoles, arguments.GetValue(format)!);
            report.Add(compilation.Diagnostics, Enum.Parse<Severity>(arguments.GetValue(severity)!, ignoreCase: true));
            report.End();
            report.Say($"{compilation.Schemas.Length} {(compilation.Schemas.Length == 1 ? "schema" : "schemas")}: {DiagnosticPrinter.Count(compilation.Diagnostics)}");
            return compilation.HasErrors ? 1 : 0;
        });
        return command;
    }
}
