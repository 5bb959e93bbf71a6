using System.CommandLine;

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
            DiagnosticsCommand.Create(consoles),
        };
}
