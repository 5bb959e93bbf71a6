using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Reporting;

/// <summary>Findings as JSON, for scripts: docs/schemas/diagnostics.schema.json.</summary>
/// <param name="Errors">How many of them are errors.</param>
/// <param name="Warnings">How many are warnings.</param>
/// <param name="Diagnostics">The findings.</param>
internal sealed record FindingJson(int Errors, int Warnings, ImmutableArray<object> Diagnostics)
{
    public static FindingJson Of(IReadOnlyCollection<Finding> findings) => new(
        findings.Count(finding => finding.Severity == Severity.Error),
        findings.Count(finding => finding.Severity == Severity.Warning),
        [.. findings.Select(Item)]);

    public static string Term(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };

    private static object Item(Finding finding) => new
    {
        Id = finding.Rule,
        Severity = Term(finding.Severity),
        finding.Title,
        finding.Location.File,
        finding.Location.Line,
        finding.Location.Column,
        finding.Location.Pointer,
        finding.Message,
        finding.Why,
        finding.Fix,
    };
}
