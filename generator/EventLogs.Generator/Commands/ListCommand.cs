using System.CommandLine;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;
using Spectre.Console;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs list</c>: events, tables and columns at a glance.</summary>
internal static class ListCommand
{
    public static Command Create(Consoles consoles)
    {
        var schemas = CommonOptions.Schemas();
        var command = new Command("list", "Show events, tables and columns") { schemas };
        command.SetAction(async (arguments, _) =>
        {
            var compilation = await Passes.CompileAsync(arguments.GetValue(schemas)!).ConfigureAwait(false);
            DiagnosticPrinter.Print(consoles.Error, compilation.Diagnostics, Severity.Error);
            foreach (var schema in compilation.Schemas)
            {
                if (schema.Log is { } log)
                    Show(consoles.Out, log);
            }

            return compilation.HasErrors ? 1 : 0;
        });
        return command;
    }

    private static void Show(IAnsiConsole console, EventLog log)
    {
        console.MarkupLine($"[bold]{Plain(log.Table)}[/]  {Plain(log.Source)} · {Plain(log.DetailType)}");
        var table = new Table().Border(TableBorder.Simple).AddColumns("column", "type", "from", "null");
        foreach (var column in log.Columns)
        {
            var from = Plain(ColumnSourceText.Describe(column.From));
            var type = GlueTypes.Length(column.Type) <= GlueTypes.MaxLength ? GlueTypes.Of(column.Type) : "too long";
            table.AddRow(Plain(column.Name), Plain(type), from, column.IsNullable ? "yes" : "no");
        }

        console.Write(table);
    }

    /// <summary>Text of a schema, which may hold markup and terminal sequences.</summary>
    private static string Plain(string text) => Markup.Escape(Escaping.OneLine(text));
}
