using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>Who may assume the roles: the service that needs them, acting for this account.</summary>
public sealed class TrustTests
{
    private const string Rule = "arn:aws:events:eu-west-1:" + Deployment.Account + ":rule/a";
    private static readonly IReadOnlyList<Role> Roles = Role.Of(Synthesis.Standard, new Deployment(Synthesis.Standard));

    [Theory]
    [InlineData(Deployment.Account, Rule, true)]
    [InlineData(Deployment.OtherAccount, "arn:aws:events:eu-west-1:" + Deployment.OtherAccount + ":rule/a", false)]
    [InlineData(Deployment.Account, "arn:aws:events:eu-west-1:" + Deployment.OtherAccount + ":rule/a", false)]
    [InlineData(Deployment.Account, "arn:aws:events:us-east-1:" + Deployment.Account + ":rule/a", false)]
    [InlineData(Deployment.Account, "arn:aws:scheduler:eu-west-1:" + Deployment.Account + ":rule/a", false)]
    public void EventBridge_assumes_its_roles_for_rules_of_this_account_and_region_only(string account, string rule, bool isAllowed) =>
        AssertAssumed("EventsRole", "events.amazonaws.com", isAllowed, ("aws:SourceAccount", account), ("aws:SourceArn", rule));

    [Theory]
    [InlineData(Deployment.Account, true)]
    [InlineData(Deployment.OtherAccount, false)]
    public void Firehose_assumes_its_roles_for_streams_of_this_account_only(string account, bool isAllowed) =>
        AssertAssumed("DeliveryRole", "firehose.amazonaws.com", isAllowed, ("sts:ExternalId", account));

    [Fact]
    public void Functions_assume_their_roles() =>
        Assert.Equal(["DetailsDescribeRole", "HistoryMaintainRole", "PartitionsRegistrarRole", "TransformRole"], AssumedBy("lambda.amazonaws.com").Order());

    [Theory]
    [InlineData(Deployment.Account, true)]
    [InlineData(Deployment.OtherAccount, false)]
    public void Scheduler_assumes_its_role_for_schedules_of_this_account_only(string account, bool isAllowed) =>
        Assert.Equal(
            isAllowed ? ["HeartbeatScheduleRole", "HistoryDailyRole"] : Array.Empty<string>(),
            AssumedBy("scheduler.amazonaws.com", ("aws:SourceAccount", account)).Order());

    [Fact]
    public void A_role_is_for_one_service()
    {
        string[] services = ["lambda.amazonaws.com", "events.amazonaws.com", "firehose.amazonaws.com", "scheduler.amazonaws.com"];

        Assert.Equal(
            Roles.Select(role => role.Name).Order(),
            services.SelectMany(service => AssumedBy(service, Everything)).Order());
    }

    [Theory]
    [InlineData("s3.amazonaws.com")]
    [InlineData("arn:aws:iam::" + Deployment.Account + ":role/Admin")]
    [InlineData("arn:aws:iam::" + Deployment.OtherAccount + ":role/Admin")]
    public void Nobody_else_assumes_one(string principal) => Assert.Empty(AssumedBy(principal, Everything));

    private static (string, string)[] Everything =>
        [("sts:ExternalId", Deployment.Account), ("aws:SourceAccount", Deployment.Account), ("aws:SourceArn", Rule)];

    private static void AssertAssumed(string role, string service, bool isAllowed, params (string, string)[] context)
    {
        var roles = Roles.Select(candidate => candidate.Name).Where(name => name.EndsWith(role, StringComparison.Ordinal)).ToList();
        Assert.Equal(Synthesis.Catalog.Events.Length, roles.Count);
        Assert.Equal(isAllowed ? roles : [], AssumedBy(service, context));
    }

    private static IEnumerable<string> AssumedBy(string principal, params (string Key, string Value)[] context) =>
        Roles.Zip(Iam.Ask([.. Roles.Select(role => new Iam.Request(principal, "sts:AssumeRole", role.Arn)
        {
            ResourcePolicy = role.Trust,
            Context = context.ToDictionary(item => item.Key, item => item.Value),
        })])).Where(item => item.Second.Allowed.Length > 0).Select(item => item.First.Name);
}
