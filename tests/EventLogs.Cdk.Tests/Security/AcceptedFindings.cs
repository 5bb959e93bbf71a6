using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EventLogs.Cdk.Options;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>What cdk-nag says of a stack and why it stays so: <c>accepted-findings.json</c>. Lines of rule and resource.</summary>
internal static partial class AcceptedFindings
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Those of the stack of a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="isStandard">Whether of the standard options alone.</param>
    public static IEnumerable<string> Lines(EventLogsCatalog catalog, bool isStandard = false)
    {
        var path = Path.Combine(Repository.Tests, "Security", "accepted-findings.json");
        var accepted = JsonSerializer.Deserialize<AcceptedFinding[]>(File.ReadAllText(path), Web)!;
        NonEmpty.All(accepted, finding => Assert.InRange(finding.Reason.Length, 20, 1_000));
        var tables = catalog.Events.Select(definition => definition.Table.Name).ToList();
        return accepted
            .Where(finding => !isStandard || finding.Option is null)
            .SelectMany(finding => finding.OfEachTable ? tables.Select(finding.Of) : [finding.Line]);
    }

    /// <summary>A finding as a line.</summary>
    public static string LineOf(JsonNode finding) =>
        $"{InNestedStack.Replace(Hash.Replace((string)finding["rule"]!, ""), "<LogsBucket.Arn>")} | {LogicalId.WithoutHash((string)finding["resource"]!)}";

    [GeneratedRegex("(?<=[A-Za-z])[0-9A-F]{8}(?=\\.Arn)")]
    private static partial Regex Hash { get; }

    /// <summary>The log bucket as a parameter of a nested stack.</summary>
    [GeneratedRegex("<referenceto\\w*Bucket\\w*Arn>")]
    private static partial Regex InNestedStack { get; }

    /// <summary>A finding that is right and yet no fault.</summary>
    /// <param name="Rule">The rule; <c>{table}</c> stands for each table.</param>
    /// <param name="Resource">The logical id without its hash; <c>{Table}</c> stands for each table.</param>
    /// <param name="Reason">Why it stays so.</param>
    /// <param name="Option">The option without which it is not found; null where it always is.</param>
    private sealed record AcceptedFinding(string Rule, string Resource, string Reason, string? Option = null)
    {
        public string Line => $"{Rule} | {Resource}";

        public string Of(string table) =>
            Line.Replace("{table}", table, StringComparison.Ordinal).Replace("{Table}", LogicalId.Of(table), StringComparison.Ordinal);

        public bool OfEachTable => Resource.Contains("{Table}", StringComparison.Ordinal);
    }
}
