using System.Collections.Immutable;
using EventLogs.Compiler.Text;

namespace EventLogs.Compiler.Diagnostics;

/// <summary>One problem at one location.</summary>
/// <param name="Descriptor">What kind of problem.</param>
/// <param name="Location">Where.</param>
/// <param name="Message">What is wrong here, as a sentence.</param>
internal sealed record Diagnostic(DiagnosticDescriptor Descriptor, Location Location, string Message)
{
    public bool IsError => Descriptor.Severity == Severity.Error;

    /// <summary>Each once, by file, line and column.</summary>
    public static ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Distinct()
            .OrderBy(diagnostic => diagnostic.Location.File, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.Line)
            .ThenBy(diagnostic => diagnostic.Location.Column)
            .ThenBy(diagnostic => diagnostic.Descriptor.Id, StringComparer.Ordinal),
    ];

    /// <summary>The form that editors and build servers recognise: <c>file(line,column): error EVL001: message</c>.</summary>
    public override string ToString()
    {
        var severity = Descriptor.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };
        var pointer = Location.Pointer is { Length: > 0 } text ? $" [#{text}]" : "";
        // messages quote schemas, which must not add lines or steer a terminal
        return Escaping.OneLine($"{Location}: {severity} {Descriptor.Id}: {Message}{pointer}");
    }
}

/// <summary>A kind of problem. The ids are stable and never used again.</summary>
/// <param name="Id"><c>EVL</c> and three digits.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">The problem in a few words.</param>
/// <param name="Why">What would go wrong.</param>
/// <param name="Fix">What to do about it.</param>
internal sealed record DiagnosticDescriptor(string Id, Severity Severity, string Title, string Why, string Fix)
{
    public Diagnostic At(Location location, string message) => new(this, location, message);
}
