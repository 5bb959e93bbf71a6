using System.CommandLine;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Generator.Reporting;
using EventLogs.Terminal;
using Spectre.Console;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs explain</c>: the page of a diagnostic.</summary>
internal static class ExplainCommand
{
    public static Command Create(Consoles consoles)
    {
        var id = new Argument<string>("id") { Description = "The id of a diagnostic, such as EVL034" };
        var format = CommonOptions.TextOrJson();
        var command = new Command("explain", "Show what a diagnostic means: cause, example, fix") { id, format };
        command.SetAction(async (arguments, _) =>
        {
            var asked = arguments.GetValue(id)!;
            if (Descriptors.All.FirstOrDefault(descriptor => descriptor.Id.Equals(asked, StringComparison.OrdinalIgnoreCase)) is { } descriptor)
            {
                var page = DiagnosticPages.Committed(descriptor);
                await consoles.Out.Profile.Out.Writer.WriteAsync(arguments.GetValue(format) == FindingFormat.Json ? Json(descriptor, page) : page).ConfigureAwait(false);
                return 0;
            }

            consoles.Error.WriteLine($"error: there is no diagnostic '{asked}': they are {Descriptors.All[0].Id} to {Descriptors.All[^1].Id}, with gaps; 'eventlogs diagnostics' lists them");
            return 1;
        });
        return command;
    }

    private static string Json(DiagnosticDescriptor descriptor, string page) => CommandJson.Of(new
    {
        descriptor.Id,
        Severity = FindingJson.Term(descriptor.Severity),
        descriptor.Title,
        descriptor.Why,
        descriptor.Fix,
        Page = page,
    });
}
