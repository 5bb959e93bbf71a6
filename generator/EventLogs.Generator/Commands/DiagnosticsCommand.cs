using System.CommandLine;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Terminal;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs diagnostics</c>: the table of all diagnostics, and with examples a page for each.</summary>
internal static class DiagnosticsCommand
{
    public static Command Create(Consoles consoles)
    {
        var examples = new Option<DirectoryInfo?>("--examples")
        {
            Description = "Write a page for each diagnostic too, into a folder beside the output and named like it; "
                + "with examples from this folder's folders <id>-<what it shows>",
            HelpName = "folder",
        };
        var command = PageCommand.Create(
            consoles, "diagnostics", "Write the table of all diagnostics as Markdown", DiagnosticPages.RenderTable,
            () => Descriptors.All.Select(DiagnosticPages.Row),
            async (output, arguments, cancellation) =>
            {
                if (arguments.GetValue(examples) is not { } folder)
                    return 0;
                var pages = Path.Join(output.DirectoryName, Path.GetFileNameWithoutExtension(output.Name));
                foreach (var (name, text) in await DiagnosticPages.RenderAsync(folder.FullName).ConfigureAwait(false))
                {
                    var file = new FileInfo(Path.Join(pages, name));
                    if (await PageCommand.WriteAsync(consoles, file, text, cancellation, makesFolder: true).ConfigureAwait(false) is not 0 and var failed)
                        return failed;
                }

                return 0;
            });
        command.Add(examples);
        command.Validators.Add(result =>
        {
            if (result.GetValue(examples) is { } folder && (!folder.Exists || result.GetResult("--output") is null))
                result.AddError("--examples needs a folder that exists, and --output.");
        });
        return command;
    }
}
