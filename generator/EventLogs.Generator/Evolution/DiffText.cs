using System.Globalization;
using System.Text;
using EventLogs.Compiler.Text;

namespace EventLogs.Generator.Evolution;

/// <summary>A report as text: for each change a line that editors and build servers recognise, then what it means and what to do.</summary>
internal static class DiffText
{
    public static string Of(DiffReport report)
    {
        var text = new StringBuilder();
        foreach (var (change, location, accepted) in report.Changes)
        {
            var rule = change.Rule;
            var verdict = accepted is not null ? "accepted" : change.IsBreaking ? "breaking" : "compatible";
            // messages quote schemas, which must not add lines or steer a terminal
            text.Append(Escaping.OneLine($"{location}: {verdict} {rule.Id}: {change.Message}")).Append('\n');
            if (change.IsBreaking)
                text.Append(CultureInfo.InvariantCulture, $"    Breaks {string.Join(", ", change.Breaks.Terms())}.\n");
            if (accepted is not null)
                text.Append(CultureInfo.InvariantCulture, $"    Accepted: {Escaping.OneLine(accepted)}\n");
            text.Append(CultureInfo.InvariantCulture, $"    {rule.Consequence}\n    {rule.Remedy}\n");
        }

        foreach (var statement in report.Statements)
            text.Append(CultureInfo.InvariantCulture, $"\n{statement.Sql.TrimEnd()};\n");
        return text.Append(report.Changes.IsEmpty ? "" : "\n").Append(Sum(report)).Append('\n').ToString();
    }

    private static string Sum(DiffReport report)
    {
        if (report.Changes.IsEmpty)
            return $"No changes against {report.Against}";
        var breaking = report.Changes.Count(item => item.IsBreaking);
        var accepted = report.Changes.Count(item => item.Accepted is not null);
        var count = report.Changes.Length == 1 ? "1 change" : $"{report.Changes.Length} changes";
        return $"{count} against {report.Against}: {breaking} breaking,{(accepted == 0 ? "" : $" {accepted} accepted,")} {report.Changes.Length - breaking - accepted} compatible";
    }
}
