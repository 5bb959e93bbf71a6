using EventLogs.Compiler.Diagnostics;
using EventLogs.Generator.Evolution;

namespace EventLogs.Generator.Reporting;

/// <summary>Something to be said about a location, as other programs show it.</summary>
/// <param name="Rule">The id of its kind.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">The kind in a few words.</param>
/// <param name="Location">Where.</param>
/// <param name="Message">What is wrong here, as a sentence.</param>
/// <param name="Why">What would go wrong.</param>
/// <param name="Fix">What to do about it.</param>
internal sealed record Finding(string Rule, Severity Severity, string Title, Location Location, string Message, string Why, string Fix)
{
    public static Finding Of(Diagnostic diagnostic) => new(
        diagnostic.Descriptor.Id, diagnostic.Descriptor.Severity, diagnostic.Descriptor.Title, diagnostic.Location, diagnostic.Message,
        diagnostic.Descriptor.Why, diagnostic.Descriptor.Fix);

    /// <summary>A change of schemas; one that breaks something is an error, or a warning where that is allowed or accepted.</summary>
    public static Finding Of(ReportedChange reported, bool allowsBreaking)
    {
        var change = reported.Change;
        var severity = !change.IsBreaking ? Severity.Info : allowsBreaking || !reported.IsBreaking ? Severity.Warning : Severity.Error;
        return new Finding(
            change.Rule.Id, severity, change.IsBreaking ? "Breaking change" : "Compatible change", reported.Location, change.Message,
            change.Rule.Consequence, change.Rule.Remedy);
    }
}
