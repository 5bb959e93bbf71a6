using EventLogs.Compiler.Diagnostics;
using EventLogs.Generator.Reporting;
using EventLogs.Terminal;

namespace EventLogs.Generator.Commands;

/// <summary>Takes the diagnostics of a command: as text they are printed as they come, for other programs all at the end.</summary>
internal sealed class DiagnosticReport(Consoles consoles, string format)
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Whether a person reads it.</summary>
    public bool IsText => format == FindingFormat.Text;

    /// <summary>Adds those of at least a severity.</summary>
    public void Add(IReadOnlyCollection<Diagnostic> diagnostics, Severity min)
    {
        if (IsText)
            DiagnosticPrinter.Print(consoles.Error, diagnostics, min);
        else
            _diagnostics.AddRange(diagnostics.Where(diagnostic => diagnostic.Descriptor.Severity >= min));
    }

    /// <summary>Ends the report.</summary>
    public void End()
    {
        if (!IsText)
            consoles.Out.Profile.Out.Writer.Write(FindingFormat.Write(format, [.. _diagnostics.Select(Finding.Of)]));
    }
}
