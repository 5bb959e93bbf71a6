using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>
/// Every role may do what it must, on the resources it must, and nothing else: each role is tried with every action of the service on every
/// resource of the stack and on some that are not of the stack.
/// </summary>
public sealed class RoleTests
{
    private static readonly Template Standard = Synthesis.Standard;
    private static readonly Deployment Deployed = new(Standard);
    private static readonly IReadOnlyList<Role> Roles = Role.Of(Standard, Deployed);
    private static readonly IReadOnlyDictionary<string, string> Resources = StackResources.Of(new DeployedStack([Standard]), Synthesis.Catalog, Synthesis.Options);
    private static readonly IReadOnlyList<string> Expected = [.. ExpectedAccess.Of(Synthesis.Catalog, Synthesis.Options)];

    // IAM knows no resource for them
    private static readonly string[] WithoutResource =
        ["DetailsDescribeRole | codedeploy:BatchGetDeploymentTargets", "DetailsDescribeRole | codedeploy:ListDeploymentTargets"];


    [Fact]
    public void A_role_may_do_exactly_what_it_must()
    {
        var attempts = Roles
            .SelectMany(role => Resources.Select(resource => (Role: role, Resource: resource.Key, Arn: resource.Value)))
            .ToList();

        var answers = Iam.Ask([.. attempts.Select(attempt =>
            new Iam.Request(attempt.Role.Arn, Service(attempt.Arn) + ":*", attempt.Arn)
            {
                Policies = attempt.Role.Documents,
                Lists = ExpectedAccess.PutBy(attempt.Role),
            })]);

        var allowed = attempts.Zip(answers).SelectMany(item =>
            item.Second.Allowed.Select(action => $"{item.First.Role.Name} | {item.First.Resource} | {action}"));
        AssertSame(Expected, allowed);
        Assert.InRange(answers.Sum(answer => answer.Denied), 10_000, int.MaxValue);
    }

    [Fact]
    public void Of_all_actions_of_all_services_a_role_may_do_these_on_anything_at_all()
    {
        var answers = Iam.Ask([.. Roles.Select(role => new Iam.Request(role.Arn, "*", "*") { Policies = role.Documents, Lists = ExpectedAccess.PutBy(role) })]);

        var allowed = Roles.Zip(answers).SelectMany(item => item.Second.Allowed.Select(action => $"{item.First.Name} | {action}"));
        var expected = Expected.Select(line => line.Split(" | ")).Select(parts => $"{parts[0]} | {parts[2]}")
            // nobody needs a permission to ask who they are
            .Concat(Roles.Select(role => $"{role.Name} | sts:GetCallerIdentity"))
            .Concat(WithoutResource);
        AssertSame(expected, allowed);
        NonEmpty.All(answers, answer => Assert.InRange(answer.Denied, 10_000, int.MaxValue));
    }

    [Fact]
    public void What_a_role_may_do_here_it_may_not_do_in_another_account()
    {
        var requests = Expected.Select(line => line.Split(" | ")).Select(parts =>
        {
            var role = Roles.Single(role => role.Name == parts[0]);
            var resource = Resources[parts[1]].Replace(Deployment.Account, Deployment.OtherAccount, StringComparison.Ordinal);
            return new Iam.Request(role.Arn, parts[2], resource)
            {
                Policies = role.Documents,
                Account = Deployment.OtherAccount,
                Lists = ExpectedAccess.PutBy(role),
            };
        });

        NonEmpty.All(Iam.Ask([.. requests]), answer => Assert.Empty(answer.Allowed));
    }

    [Theory]
    [InlineData("eventlogs.codedeploy", "CodeDeploy Deployment Details", "DetailsDescribeRole")]
    [InlineData("eventlogs.codedeploy", "CodeDeploy Target Details", "DetailsDescribeRole")]
    [InlineData("eventlogs", "EventLogs Heartbeat", "HeartbeatScheduleRole")]
    [InlineData("aws.codedeploy", "CodeDeploy Deployment Details", null)]
    [InlineData("aws.codedeploy", "CodeDeploy Target Details", null)]
    [InlineData("eventlogs.codedeploy", "CodeDeploy Deployment State-change Notification", null)]
    [InlineData("eventlogs.codedeploy", "EventLogs Heartbeat", null)]
    [InlineData("com.example", "Order Placed", null)]
    public void What_is_put_onto_the_bus_are_details_and_heartbeats_each_by_its_role(string source, string detailType, string? expected)
    {
        var answers = Iam.Ask([.. Roles.Select(role => new Iam.Request(role.Arn, "events:*", Resources["event bus"])
        {
            Policies = role.Documents,
            Lists = ExpectedAccess.Put(source, detailType),
        })]);

        Assert.Equal(
            expected is null ? [] : [$"{expected} events:PutEvents"],
            Roles.Zip(answers).SelectMany(item => item.Second.Allowed.Select(action => $"{item.First.Name} {action}")));
    }

    [Theory]
    [InlineData("DetailsDescribeRole")]
    [InlineData("HeartbeatScheduleRole")]
    public void What_is_put_onto_the_bus_beside_them_keeps_the_call_from_succeeding(string name)
    {
        var role = Roles.Single(role => role.Name == name);
        var mixed = ExpectedAccess.PutBy(role).ToDictionary(key => key.Key, key => key.Value.Append("com.example").ToArray());
        Dictionary<string, string[]>[] lists = [ExpectedAccess.PutBy(role), mixed, []];

        var answers = Iam.Ask([.. lists.Select(list => new Iam.Request(role.Arn, "events:PutEvents", Resources["event bus"])
        {
            Policies = role.Documents,
            Lists = list,
        })]);

        Assert.Equal([1, 0, 0], answers.Select(answer => answer.Allowed.Length));
    }

    [Fact]
    public void Objects_of_the_log_and_no_others_may_be_deleted_where_they_expire()
    {
        var template = Synthesis.Of(Synthesis.Options with { RawRetentionDays = 60 });
        var deployed = new Deployment(template);
        var roles = Role.Of(template, deployed);
        var bucket = deployed.Arn(template.Single(Cfn.Bucket, "Logs"));
        var table = Synthesis.Catalog.Events[0].Table.Name;
        string[] keys = [$"{table}/date=2026-11-22/hour=14/a.gz", $"history/{table}/date=2026-11-22/a", $"history/{table}/_frozen"];
        string[] others =
        [
            $"error/{table}/processing-failed/date=2026-11-22/hour=14/a.gz", $"{table}/a.gz", $"{table}/date=2026-11-22/a.gz", "a", "error/a", "historya/a",
        ];

        var attempts = roles.SelectMany(role => keys.Concat(others).Select(key => (Role: role, Arn: $"{bucket}/{key}")))
            .Append((Role: roles.Single(role => role.Name == "HistoryMaintainRole"), Arn: $"arn:aws:s3:::others/{keys[0]}"))
            .ToList();
        var answers = Iam.Ask([.. attempts.Select(attempt => new Iam.Request(attempt.Role.Arn, "s3:*", attempt.Arn) { Policies = attempt.Role.Documents })]);

        AssertSame(
            keys.Select(key => $"HistoryMaintainRole | {bucket}/{key} | s3:DeleteObject"),
            attempts.Zip(answers).SelectMany(item => item.Second.Allowed
                .Where(action => action.StartsWith("s3:Delete", StringComparison.Ordinal))
                .Select(action => $"{item.First.Role.Name} | {item.First.Arn} | {action}")));
    }

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> allowed)
    {
        var (must, may) = (expected.ToHashSet(), allowed.ToHashSet());
        Assert.Empty(may.Except(must));
        Assert.Empty(must.Except(may));
    }

    private static string Service(string arn) => arn.Split(':')[2];
}
