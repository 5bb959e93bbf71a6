using System.CommandLine;
using EventLogs.Generator.Diagnostics;
using EventLogs.Generator.Emitting;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs diagnostics</c>: the table of all diagnostics as a Markdown page.</summary>
internal static class DiagnosticsCommand
{
    public static Command Create(Consoles consoles)
    {
        var output = new Option<FileInfo?>("--output") { Description = "The file to write; standard output without it", HelpName = "file" };
        var command = new Command("diagnostics", "Write the table of all diagnostics as Markdown") { output };
        command.SetAction(async (arguments, cancellation) =>
        {
            var page = TemplateEngine.Render("diagnostics.scriban", new { Diagnostics = Descriptors.All });
            if (arguments.GetValue(output) is { } file)
                return await WriteAsync(consoles, file, page, cancellation).ConfigureAwait(false);

            await consoles.Out.Profile.Out.Writer.WriteAsync(page).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static async Task<int> WriteAsync(Consoles consoles, FileInfo file, string page, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllTextAsync(file.FullName, page, cancellation).ConfigureAwait(false);
            return 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            DiagnosticPrinter.Print(consoles.Error, [Descriptors.CannotWrite.At(new Location(file.ToString()), problem.Message)], Severity.Info);
            return 1;
        }
    }
}
