using EventLogs.Compiler.Diagnostics;
using EventLogs.Generator.Reporting;
using EventLogs.Terminal;
using Spectre.Console;

namespace EventLogs.Generator.Commands;

/// <summary>Takes the diagnostics of a command: as text they are printed as they come, for other programs all at the end.</summary>
internal sealed class DiagnosticReport(Consoles consoles, string format)
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Whether a person reads it.</summary>
    public bool IsText => format == FindingFormat.Text;

    /// <summary>Adds those of at least a severity.</summary>
    public void Add(IReadOnlyCollection<Diagnostic> diagnostics, Severity min = Severity.Info)
    {
        if (IsText)
            DiagnosticPrinter.Print(consoles.Error, diagnostics, min);
        else
            _diagnostics.AddRange(diagnostics.Where(diagnostic => diagnostic.Descriptor.Severity >= min));
    }

    /// <summary>Says something to a person.</summary>
    public void Say(string line)
    {
        if (IsText)
            consoles.Out.WriteLine(line);
    }

    /// <summary>Names a file to a person, behind a sign in a color that says what became of it.</summary>
    public void Say(FileChangeJson file)
    {
        var (sign, color) = file.Change switch
        {
            FileChangeJson.Added => ('+', "green"),
            FileChangeJson.Removed => ('-', "red"),
            FileChangeJson.Kept => ('=', "grey"),
            _ => ('~', "yellow"),
        };
        if (IsText)
            consoles.Out.MarkupLine($"[{color}]{sign} {Markup.Escape(file.Path)}[/]");
    }

    /// <summary>Ends the report.</summary>
    /// <param name="document">Makes of the findings what the command prints as JSON; without it these alone.</param>
    public void End(Func<FindingJson, object>? document = null)
    {
        if (IsText)
            return;
        Finding[] findings = [.. _diagnostics.Select(Finding.Of)];
        consoles.Out.Profile.Out.Writer.Write(format == FindingFormat.Json && document is not null
            ? CommandJson.Of(document(FindingJson.Of(findings)))
            : FindingFormat.Write(format, findings));
    }
}
