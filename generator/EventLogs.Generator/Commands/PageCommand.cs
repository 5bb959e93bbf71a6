using System.CommandLine;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Generator.Reporting;
using EventLogs.Terminal;

namespace EventLogs.Generator.Commands;

/// <summary>A command that writes one of this program's own tables as a page of the documentation.</summary>
internal static class PageCommand
{
    /// <param name="consoles">Where to write.</param>
    /// <param name="name">The command's name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="render">Makes the page.</param>
    /// <param name="document">Makes the same for other programs.</param>
    /// <param name="after">What else is written beside a file; gives the exit code.</param>
    public static Command Create(
        Consoles consoles, string name, string description, Func<string> render, Func<object> document,
        Func<FileInfo, ParseResult, CancellationToken, Task<int>>? after = null)
    {
        var output = new Option<FileInfo?>("--output") { Description = "The file to write; standard output without it", HelpName = "file" };
        var format = CommonOptions.TextOrJson();
        var command = new Command(name, description) { output, format };
        command.SetAction(async (arguments, cancellation) =>
        {
            var page = arguments.GetValue(format) == FindingFormat.Json ? CommandJson.Of(document()) : render();
            if (arguments.GetValue(output) is { } file)
            {
                var exitCode = await WriteAsync(consoles, file, page, cancellation).ConfigureAwait(false);
                return exitCode != 0 || after is null ? exitCode : await after(file, arguments, cancellation).ConfigureAwait(false);
            }

            await consoles.Out.Profile.Out.Writer.WriteAsync(page).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    /// <summary>Writes a page, and where it is told to the folder that it lies in; gives the exit code.</summary>
    public static async Task<int> WriteAsync(Consoles consoles, FileInfo file, string page, CancellationToken cancellation, bool makesFolder = false)
    {
        try
        {
            if (makesFolder)
                file.Directory?.Create();
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
