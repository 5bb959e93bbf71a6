using EventLogs.Generator.Diagnostics;
using Spectre.Console;

namespace EventLogs.Generator.Commands;

/// <summary>Prints diagnostics in one style: the line that editors and build servers recognise, then how to mend it.</summary>
internal static class DiagnosticPrinter
{
    /// <summary>Prints those of at least a severity.</summary>
    public static void Print(IAnsiConsole console, IEnumerable<Diagnostic> diagnostics, Severity least)
    {
        foreach (var diagnostic in diagnostics.Where(diagnostic => diagnostic.Descriptor.Severity >= least))
        {
            var color = diagnostic.Descriptor.Severity switch { Severity.Error => "red", Severity.Warning => "yellow", _ => "grey" };
            WriteLine(console, $"[{color}]{Markup.Escape(diagnostic.ToString())}[/]");
            WriteLine(console, $"[grey]    {Markup.Escape(diagnostic.Descriptor.Mend)}[/]");
        }
    }

    /// <summary>One line is one line, however narrow the console: other programs read it.</summary>
    private static void WriteLine(IAnsiConsole console, string markup) =>
        console.Write(new Markup(markup + "\n") { Overflow = Overflow.Ellipsis }.Overflow(Overflow.Fold));
}
