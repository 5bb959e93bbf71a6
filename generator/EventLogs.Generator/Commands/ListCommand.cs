using System.CommandLine;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;
using EventLogs.Generator.Reporting;
using EventLogs.Terminal;
using Spectre.Console;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs list</c>: events, tables and columns at a glance.</summary>
internal static class ListCommand
{
    public static Command Create(Consoles consoles)
    {
        var schemas = CommonOptions.Schemas();
        var format = CommonOptions.TextOrJson();
        var command = new Command("list", "Show events, tables and columns") { schemas, format };
        command.SetAction(async (arguments, _) =>
        {
            if (Workspace.Find(consoles, arguments.GetValue(schemas)) is not { } workspace)
                return 1;
            var compilation = await workspace.CompileAsync().ConfigureAwait(false);
            DiagnosticPrinter.Print(consoles.Error, compilation.Diagnostics, Severity.Error);
            EventLog[] logs = [.. compilation.Schemas.Select(schema => schema.Log).OfType<EventLog>()];
            if (arguments.GetValue(format) == FindingFormat.Json)
                await consoles.Out.Profile.Out.Writer.WriteAsync(Json(logs)).ConfigureAwait(false);
            else
                Array.ForEach(logs, log => Show(consoles.Out, log));

            return compilation.HasErrors ? 1 : 0;
        });
        return command;
    }

    /// <summary>As docs/schemas/list.schema.json has it.</summary>
    private static string Json(IEnumerable<EventLog> logs) => CommandJson.Of(
        logs.Select(log => new
        {
            Id = log.Id.ToString(),
            log.Source,
            DetailType = log.DetailTypes.ToString(),
            log.Table,
            Columns = log.Columns.Select(column => new
            {
                Name = column.GlueName,
                Key = column.Name,
                Type = TypeOf(column),
                From = ColumnSourceText.Describe(column.From),
                column.IsNullable,
                column.Description,
            }),
        }));

    private static string TypeOf(Column column) => GlueTypes.Length(column.Type) <= GlueTypes.MaxLength ? GlueTypes.Of(column.Type) : "too long";

    private static void Show(IAnsiConsole console, EventLog log)
    {
        console.MarkupLine($"[bold]{Plain(log.Table)}[/]  {Plain(log.Source)} · {Plain(log.DetailTypes.ToString())}");
        var table = new Table().Border(TableBorder.Simple).AddColumns("column", "type", "from", "null");
        foreach (var column in log.Columns)
        {
            var from = Plain(ColumnSourceText.Describe(column.From));
            table.AddRow(Plain(column.Name), Plain(TypeOf(column)), from, column.IsNullable ? "yes" : "no");
        }

        console.Write(table);
    }

    /// <summary>Text of a schema, which may hold markup and terminal sequences.</summary>
    private static string Plain(string text) => Markup.Escape(Escaping.OneLine(text));
}
