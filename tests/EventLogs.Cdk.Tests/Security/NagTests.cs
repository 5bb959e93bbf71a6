using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>What cdk-nag's AwsSolutions rules say, and why it stays so.</summary>
public sealed class NagTests
{
    [Fact]
    public void Every_finding_is_accepted_for_a_reason_and_every_reason_is_for_a_finding()
    {
        var answer = NodeTool.Check("cdk-nag", Synthesis.Standard.Json);

        var findings = answer["findings"]!.AsArray().Select(finding => AcceptedFindings.LineOf(finding!));
        Assert.Equal(
            AcceptedFindings.Lines(Synthesis.Catalog, isStandard: true).Order(StringComparer.Ordinal), findings.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_the_template_of_members_nothing_is_found_that_was_not_accepted()
    {
        var answer = NodeTool.Check("cdk-nag", Synthesis.Member(Synthesis.Catalog).Json);

        NonEmpty.All(
            answer["findings"]!.AsArray().Select(finding => AcceptedFindings.LineOf(finding!)),
            line => Assert.Contains(line, AcceptedFindings.Lines(Synthesis.Catalog)));
    }

    [Fact]
    public void A_bucket_that_takes_requests_without_TLS_is_found()
    {
        var template = Synthesis.Standard.Json.DeepClone();
        template["Resources"]!.AsObject().Remove(Synthesis.Standard.Single(Cfn.BucketPolicy, "Logs").Id);

        var answer = NodeTool.Check("cdk-nag", template);

        Assert.Contains(answer["findings"]!.AsArray(), finding => (string?)finding!["rule"] == "AwsSolutions-S10");
    }
}
