using System.Text.Json;
using System.Text.RegularExpressions;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>What cdk-nag's AwsSolutions rules say, and why it stays so: <c>accepted-findings.json</c>.</summary>
public sealed partial class NagTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Every_finding_is_accepted_for_a_reason_and_every_reason_is_for_a_finding()
    {
        var answer = NodeTool.Check("cdk-nag", Synthesis.Standard.Json);

        var findings = answer["findings"]!.AsArray()
            .Select(finding => $"{Hash.Replace((string)finding!["rule"]!, "")} | {LogicalId.WithoutHash((string)finding["resource"]!)}");
        Assert.Equal(Accepted().Order(StringComparer.Ordinal), findings.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_bucket_that_takes_requests_without_TLS_is_found()
    {
        var template = Synthesis.Standard.Json.DeepClone();
        template["Resources"]!.AsObject().Remove(Synthesis.Standard.Single(Cfn.BucketPolicy, "Logs").Id);

        var answer = NodeTool.Check("cdk-nag", template);

        Assert.Contains(answer["findings"]!.AsArray(), finding => (string?)finding!["rule"] == "AwsSolutions-S10");
    }

    private static IEnumerable<string> Accepted()
    {
        var path = Path.Combine(Repository.Tests, "Security", "accepted-findings.json");
        var accepted = JsonSerializer.Deserialize<AcceptedFinding[]>(File.ReadAllText(path), Web)!;
        NonEmpty.All(accepted, finding => Assert.InRange(finding.Reason.Length, 20, 1_000));
        var tables = Synthesis.Catalog.Events.Select(definition => definition.Table.Name).ToList();
        return accepted.SelectMany(finding => finding.OfEachTable ? tables.Select(finding.Of) : [finding.Line]);
    }

    [GeneratedRegex("(?<=[A-Za-z])[0-9A-F]{8}(?=\\.Arn)")]
    private static partial Regex Hash { get; }

    /// <summary>A finding that is right and yet no fault.</summary>
    /// <param name="Rule">The rule; <c>{table}</c> stands for each table.</param>
    /// <param name="Resource">The logical id without its hash; <c>{Table}</c> stands for each table.</param>
    /// <param name="Reason">Why it stays so.</param>
    private sealed record AcceptedFinding(string Rule, string Resource, string Reason)
    {
        public string Line => $"{Rule} | {Resource}";

        public string Of(string table) =>
            Line.Replace("{table}", table, StringComparison.Ordinal).Replace("{Table}", LogicalId.Of(table), StringComparison.Ordinal);

        public bool OfEachTable => Resource.Contains("{Table}", StringComparison.Ordinal);
    }
}
