using EventLogs.Compiler.Diagnostics;
using Spectre.Console;

namespace EventLogs.Generator.Commands;

/// <summary>Prints diagnostics in one style: the line that editors and build servers recognise, then how to fix it.</summary>
internal static class DiagnosticPrinter
{
    /// <summary>Prints those of at least a severity, and how many there are of each.</summary>
    public static void Print(IAnsiConsole console, IReadOnlyCollection<Diagnostic> diagnostics, Severity min)
    {
        foreach (var diagnostic in diagnostics.Where(diagnostic => diagnostic.Descriptor.Severity >= min))
        {
            var color = diagnostic.Descriptor.Severity switch { Severity.Error => "red", Severity.Warning => "yellow", _ => "grey" };
            console.MarkupLine($"[{color}]{Markup.Escape(diagnostic.ToString())}[/]");
            console.MarkupLine($"[grey]    {Markup.Escape(diagnostic.Descriptor.Fix)}[/]");
        }
    }

    /// <summary>The counts, such as <c>1 error, 2 warnings</c>.</summary>
    public static string Count(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var (errors, warnings) = (Number(diagnostics, Severity.Error), Number(diagnostics, Severity.Warning));
        return $"{errors} {(errors == 1 ? "error" : "errors")}, {warnings} {(warnings == 1 ? "warning" : "warnings")}";
    }

    private static int Number(IEnumerable<Diagnostic> diagnostics, Severity severity) =>
        diagnostics.Count(diagnostic => diagnostic.Descriptor.Severity == severity);
}
