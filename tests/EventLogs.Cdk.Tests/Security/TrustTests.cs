using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>Who may assume the roles: the service that needs them, acting for resources of this account.</summary>
public sealed class TrustTests
{
    private static readonly IReadOnlyList<Role> Roles = Role.Of(Synthesis.Standard, new Deployment(Synthesis.Standard));

    [Theory]
    [InlineData("EventsRole", "events", "rule/a")]
    [InlineData("DeliveryRole", "firehose", "deliverystream/a")]
    public void A_service_assumes_its_role_for_resources_of_this_account_and_region_only(string role, string service, string resource)
    {
        string Here(string account, string region, string ofService, string name) => $"arn:aws:{ofService}:{region}:{account}:{name}";
        var roles = Roles.Where(candidate => candidate.Name.EndsWith(role, StringComparison.Ordinal)).ToList();
        (string Account, string Arn, bool IsAllowed)[] cases =
        [
            (Deployment.Account, Here(Deployment.Account, "eu-west-1", service, resource), true),
            (Deployment.OtherAccount, Here(Deployment.OtherAccount, "eu-west-1", service, resource), false),
            (Deployment.Account, Here(Deployment.OtherAccount, "eu-west-1", service, resource), false),
            (Deployment.Account, Here(Deployment.Account, "us-east-1", service, resource), false),
            (Deployment.Account, Here(Deployment.Account, "eu-west-1", "sqs", resource), false),
        ];

        Assert.Equal(Synthesis.Catalog.Events.Length, roles.Count);
        Assert.All(roles, candidate => Assert.Equal(
            cases.Select(item => item.IsAllowed),
            Assumed(candidate, [.. cases.Select(item => ($"{service}.amazonaws.com", item.Account, item.Arn))])));
    }

    [Fact]
    public void Nobody_else_assumes_a_role()
    {
        string[] principals = ["lambda.amazonaws.com", "events.amazonaws.com", "firehose.amazonaws.com", "s3.amazonaws.com", $"arn:aws:iam::{Deployment.OtherAccount}:root"];

        foreach (var role in Roles)
        {
            var service = ((string)role.Trust["Statement"]![0]!["Principal"]!["Service"]!).Split('.')[0];
            var assumed = Assumed(role, [.. principals.Select(principal => (principal, Deployment.Account, $"arn:aws:{service}:eu-west-1:{Deployment.Account}:rule/a"))]);

            Assert.All(principals.Zip(assumed), item => Assert.True(!item.Second || item.First.StartsWith(service, StringComparison.Ordinal), $"{item.First}: {role.Name}"));
        }
    }

    [Fact]
    public void Functions_assume_their_roles() =>
        Assert.Equal(
            ["PartitionsRegistrarRole", "TransformRole"],
            Roles.Where(role => Assumed(role, [("lambda.amazonaws.com", Deployment.Account, "")]).Single()).Select(role => role.Name).Order());

    private static IEnumerable<bool> Assumed(Role role, (string Principal, string SourceAccount, string SourceArn)[] attempts) =>
        Iam.Ask([.. attempts.Select(attempt => new Iam.Request(attempt.Principal, "sts:AssumeRole", role.Arn)
        {
            ResourcePolicy = role.Trust,
            Context = attempt.SourceArn.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["aws:SourceAccount"] = attempt.SourceAccount, ["aws:SourceArn"] = attempt.SourceArn },
        })]).Select(answer => answer.Allowed.Length > 0);
}
