using System.CommandLine;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Text;
using EventLogs.Generator.Evolution;

namespace EventLogs.Generator.Commands;

/// <summary>The command line <c>eventlogs</c>.</summary>
internal static class EventLogsCommand
{
    public static RootCommand Create(Consoles consoles) =>
        new("Generates C# records, Firehose mappers, Glue columns, Athena DDL and documentation from one JSON Schema per event")
        {
            GenerateCommand.Create(consoles),
            LintCommand.Create(consoles),
            ListCommand.Create(consoles),
            ImportCommand.Create(consoles),
            DiffCommand.Create(consoles),
            SampleCommand.Create(consoles),
            PageCommand.Create(
                consoles, "diagnostics", "Write the table of all diagnostics as Markdown",
                () => TemplateEngine.Render("diagnostics.scriban", new { Diagnostics = Descriptors.All })),
            PageCommand.Create(
                consoles, "changes", "Write the table of all kinds of schema change as Markdown", EvolutionPage.Render),
        };
}
