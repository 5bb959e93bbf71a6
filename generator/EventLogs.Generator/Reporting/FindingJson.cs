using System.Text.Encodings.Web;
using System.Text.Json;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Reporting;

/// <summary>Findings as JSON, for scripts: docs/schemas/diagnostics.schema.json. Members are added, never renamed or removed.</summary>
internal static class FindingJson
{
    /// <summary>How the JSON of this program is laid out.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(IReadOnlyCollection<Finding> findings) => JsonSerializer.Serialize(
        new
        {
            Errors = findings.Count(finding => finding.Severity == Severity.Error),
            Warnings = findings.Count(finding => finding.Severity == Severity.Warning),
            Diagnostics = findings.Select(finding => new
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
            }),
        },
        Options) + "\n";

    private static string Term(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };
}
