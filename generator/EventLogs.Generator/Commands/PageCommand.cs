using System.CommandLine;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Commands;

/// <summary>A command that writes one of this program's own tables as a page of the documentation.</summary>
internal static class PageCommand
{
    public static Command Create(Consoles consoles, string name, string description, Func<string> render)
    {
        var output = new Option<FileInfo?>("--output") { Description = "The file to write; standard output without it", HelpName = "file" };
        var command = new Command(name, description) { output };
        command.SetAction(async (arguments, cancellation) =>
        {
            var page = render();
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
