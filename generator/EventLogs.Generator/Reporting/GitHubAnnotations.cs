using System.Globalization;
using System.Text;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Text;

namespace EventLogs.Generator.Reporting;

/// <summary>Findings as GitHub Actions shows them beside the lines of a pull request.</summary>
/// <remarks>https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands</remarks>
internal static class GitHubAnnotations
{
    public static string Of(IEnumerable<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            var (line, column) = (finding.Location.Line, finding.Location.Column);
            var command = finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
            text.Append(CultureInfo.InvariantCulture, $"::{command} file={Property(finding.Location.File)}");
            if (line > 0)
                text.Append(CultureInfo.InvariantCulture, $",line={line}");
            if (column > 0)
                text.Append(CultureInfo.InvariantCulture, $",col={column}");
            text.Append(CultureInfo.InvariantCulture, $",title={Property($"{finding.Rule}: {finding.Title}")}::{Data(Escaping.OneLine(finding.Message))}%0A{Data(finding.Fix)}\n");
        }

        return text.ToString();
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
