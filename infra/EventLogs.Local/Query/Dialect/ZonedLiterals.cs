using System.Text.RegularExpressions;
using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary><c>TIMESTAMP '2026-11-22 14:00 UTC'</c>: a literal with a zone is a time with a zone.</summary>
internal sealed partial class ZonedLiterals : ISqlRewrite
{
    public void Apply(List<SqlNode> nodes)
    {
        for (var i = 0; i + 1 < nodes.Count; i++)
        {
            if (!nodes[i].IsWord("timestamp") || nodes[i + 1].Kind != SqlKind.Text)
                continue;
            var match = Zone().Match(nodes[i + 1].Text);
            if (match.Success)
                nodes.Replace(i, 2, $"TIMESTAMPTZ '{WithSeconds(match.Groups[1].Value)}{match.Groups[2].Value}{match.Groups[3].Value}'");
        }
    }

    // DuckDB wants seconds where there is a zone
    private static string WithSeconds(string time) => time.Count(c => c == ':') == 1 ? time + ":00" : time;

    // DuckDB takes an offset without a space before it, and a zone's name with one
    [GeneratedRegex(@"\A'(\d[\d\-: .]*\d)(?:\s*([+-]\d\d:?\d\d)|( [A-Za-z][A-Za-z_/+\-0-9]*))'\z")]
    private static partial Regex Zone();
}
