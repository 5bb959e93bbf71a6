using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Text.RegularExpressions;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Generator.Reporting;
using EventLogs.Terminal;
using Spectre.Console;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs explain</c>: the page of a diagnostic.</summary>
internal static partial class ExplainCommand
{
    private const string Prefix = "EVL";

    public static Command Create(Consoles consoles)
    {
        var id = new Argument<string>("id") { Description = "The id of a diagnostic, as it stands behind its severity, such as EVL034; 34 will do" };
        id.CompletionSources.Add(_ => Descriptors.All.Select(descriptor => new CompletionItem(descriptor.Id)));
        var format = CommonOptions.TextOrJson();
        var command = new Command("explain", "Show what a diagnostic means: cause, example, fix") { id, format };
        command.SetAction(async (arguments, _) =>
        {
            var asked = arguments.GetValue(id)!;
            if (Descriptors.All.FirstOrDefault(descriptor => descriptor.Id == IdOf(asked)) is { } descriptor)
            {
                var page = DiagnosticPages.Committed(descriptor);
                await consoles.Out.Profile.Out.Writer.WriteAsync(arguments.GetValue(format) == FindingFormat.Json ? Json(descriptor, page) : PageText.Of(page)).ConfigureAwait(false);
                return 0;
            }

            consoles.Error.WriteLine($"error: there is no diagnostic '{asked}': they are {Descriptors.All[0].Id} to {Descriptors.All[^1].Id}, with gaps; 'eventlogs diagnostics' lists them");
            return 1;
        });
        return command;
    }

    /// <summary>The id that is meant: in any case, and by its number alone.</summary>
    private static string IdOf(string asked) => Id().Match(asked) is { Success: true } match
        ? $"{Prefix}{int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture):D3}"
        : asked;

    [GeneratedRegex(@"\A(?:EVL)?0*([0-9]{1,4})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

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
