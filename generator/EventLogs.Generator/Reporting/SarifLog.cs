using System.Text.Json.Nodes;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Reporting;

/// <summary>Findings as SARIF, which code scanning and editors take.</summary>
/// <remarks>https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
internal static class SarifLog
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    public static string Of(IReadOnlyCollection<Finding> findings)
    {
        Finding[] rules = [.. findings.DistinctBy(finding => finding.Rule).OrderBy(finding => finding.Rule, StringComparer.Ordinal)];
        var log = new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "eventlogs",
                        ["version"] = typeof(SarifLog).Assembly.GetName().Version!.ToString(3),
                        ["rules"] = new JsonArray([.. rules.Select(Rule)]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. findings.Select(finding => Result(finding, Array.FindIndex(rules, rule => rule.Rule == finding.Rule)))]),
            }),
        };
        return log.ToJsonString(CommandJson.Options) + "\n";
    }

    private static JsonObject Rule(Finding finding) => new()
    {
        ["id"] = finding.Rule,
        ["shortDescription"] = Text(finding.Title),
        ["fullDescription"] = Text(finding.Why),
        ["help"] = Text(finding.Fix),
        ["defaultConfiguration"] = new JsonObject { ["level"] = Level(finding.Severity) },
    };

    private static JsonObject Result(Finding finding, int rule) => new()
    {
        ["ruleId"] = finding.Rule,
        ["ruleIndex"] = rule,
        ["level"] = Level(finding.Severity),
        ["message"] = Text(finding.Message),
        ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Physical(finding.Location) }),
    };

    private static JsonObject Physical(Location location)
    {
        var physical = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = Uri(location.File) } };
        if (location.Line == 0)
            return physical;
        var region = new JsonObject { ["startLine"] = location.Line };
        if (location.Column > 0)
            region["startColumn"] = location.Column;
        physical["region"] = region;
        return physical;
    }

    private static string Uri(string file) => Path.IsPathFullyQualified(file)
        ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Split('/').Select(System.Uri.EscapeDataString));

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static string Level(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };
}
