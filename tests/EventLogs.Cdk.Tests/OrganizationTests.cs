using System.Collections.Immutable;
using System.Text.Json.Nodes;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.Security;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Tests;

/// <summary>Events of all accounts and regions of an organization: the bus that takes them, and the template that sends them.</summary>
public sealed class OrganizationTests
{
    private const string Organization = "o-a1b2c3d4e5";
    private const string OtherOrganization = "o-z9y8x7w6v5";
    private const string MemberRegion = "us-east-1";
    private static readonly Template Hub = Synthesis.Of(Synthesis.Options with { OrganizationId = Organization });
    private static readonly Deployment DeployedHub = new(Hub);
    private static readonly string Bus = DeployedHub.Text(Hub.Outputs["OrganizationBusArn"]!["Value"]);
    private static readonly Template Member = Synthesis.Member(Synthesis.Catalog);
    private static readonly Deployment DeployedMember = Deploy(Member);
    private static readonly string[] OnlyPut = ["events:PutEvents"];

    [Theory]
    [InlineData(Organization, Deployment.OtherAccount, true)]
    [InlineData(Organization, Deployment.Account, true)]
    [InlineData(OtherOrganization, Deployment.OtherAccount, false)]
    [InlineData(null, Deployment.OtherAccount, false)]
    public void The_bus_takes_events_of_the_organization_and_does_nothing_else_for_it(string? organization, string account, bool isAllowed)
    {
        var answer = Assert.Single(Iam.Ask([new Iam.Request($"arn:aws:iam::{account}:role/rule", "events:*", Bus)
        {
            Policies = [JsonNode.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")!],
            // an account does as it likes with what is its own
            ResourcePolicy = BusPolicy(),
            Account = account == Deployment.Account ? Deployment.OtherAccount : Deployment.Account,
            Context = organization is null ? [] : new Dictionary<string, string> { ["aws:PrincipalOrgID"] = organization },
        }]));

        Assert.Equal(isAllowed ? OnlyPut : [], answer.Allowed);
    }

    [Fact]
    public void Each_event_has_a_rule_on_both_buses_and_the_heartbeat_on_its_own()
    {
        var rules = Hub.OfType(Cfn.Rule).Select(rule => DeployedHub.Value(rule.Properties)!)
            .Where(rule => Assert.Single(rule["Targets"]!.AsArray())!["Id"]!.ToString() == "DeliveryStream")
            .Select(rule => $"{rule["EventBusName"]}: {rule["EventPattern"]!["source"]![0]} {rule["EventPattern"]!["detail-type"]![0]} -> {rule["Targets"]![0]!["Arn"]}")
            .ToList();

        Assert.Equal(
            Synthesis.Catalog.Events.SelectMany(definition =>
            {
                var stream = DeployedHub.Arn(Hub.Single(Cfn.DeliveryStream, LogicalId.Of(definition.Table.Name)));
                string[] buses = definition.Id == "eventlogs/heartbeat" ? ["default"] : ["default", "EventLogs-organization"];
                return buses.Select(bus => $"{bus}: {definition.Source} {definition.DetailType} -> {stream}");
            }).Order(StringComparer.Ordinal),
            rules.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Both_rules_of_an_event_are_watched()
    {
        var watched = Hub.OfType(Cfn.Alarm).Select(alarm => DeployedHub.Value(alarm.Properties)!)
            .Where(alarm => (string?)alarm["Namespace"] == "AWS/Events")
            .Select(alarm => $"{alarm["MetricName"]} {string.Join(' ', alarm["Dimensions"]!.AsArray().Select(dimension => dimension!["Value"]))}")
            .ToList();

        NonEmpty.All(Hub.OfType(Cfn.Rule).Where(rule => !rule.Id.StartsWith("History", StringComparison.Ordinal)), rule =>
        {
            var bus = DeployedHub.Text(rule.Properties["EventBusName"]);
            var dimensions = bus == "default" ? DeployedHub.Ref(rule) : $"{bus} {DeployedHub.Ref(rule)}";
            Assert.Contains($"FailedInvocations {dimensions}", watched);
            Assert.Contains($"InvocationsFailedToBeSentToDlq {dimensions}", watched);
        });
    }

    [Fact]
    public void Without_an_organization_there_is_no_bus() => Assert.Empty(Synthesis.Standard.OfType(Cfn.EventBus));

    [Fact]
    public void The_members_have_one_rule_for_each_source_with_all_of_its_detail_types_but_for_the_heartbeat()
    {
        var expected = Synthesis.Catalog.Events.Where(definition => definition.Id != "eventlogs/heartbeat").GroupBy(definition => definition.Source)
            .Select(source => $"{source.Key}: {string.Join(", ", source.Select(definition => definition.DetailType))}");

        var rules = Member.OfType(Cfn.Rule).Select(rule => DeployedMember.Value(rule.Properties)!).ToList();

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            rules.Select(rule => $"{Assert.Single(rule["EventPattern"]!["source"]!.AsArray())}: {string.Join(", ", rule["EventPattern"]!["detail-type"]!.AsArray())}")
                .Order(StringComparer.Ordinal));
        NonEmpty.All(rules, rule =>
        {
            var target = Assert.Single(rule["Targets"]!.AsArray())!;
            Assert.Equal("default", (string?)rule["EventBusName"]);
            Assert.Equal(Bus, (string?)target["Arn"]);
            Assert.Equal(DeployedMember.Arn(Member.Single(Cfn.Role)), (string?)target["RoleArn"]);
            Assert.Equal(DeployedMember.Arn(Member.Single(Cfn.Queue)), (string?)target["DeadLetterConfig"]!["Arn"]);
            Assert.Null(target["Input"] ?? target["InputPath"] ?? target["InputTransformer"]);
        });
    }

    [Fact]
    public void The_role_of_a_member_puts_events_onto_the_bus_and_may_do_nothing_else()
    {
        var role = Assert.Single(Role.Of(Member, DeployedMember));
        string[] buses = [Bus, $"arn:aws:events:eu-west-1:{Deployment.Account}:event-bus/default", $"arn:aws:events:{MemberRegion}:{Deployment.OtherAccount}:event-bus/default"];

        var anything = Assert.Single(Iam.Ask([new Iam.Request(role.Arn, "*", "*") { Policies = role.Documents, Account = Deployment.OtherAccount }]));
        var answers = Iam.Ask([.. buses.Select(bus => new Iam.Request(role.Arn, "events:*", bus)
        {
            Policies = role.Documents,
            ResourcePolicy = BusPolicy(),
            Context = new Dictionary<string, string> { ["aws:PrincipalOrgID"] = Organization },
        })]);

        Assert.Equal([.. OnlyPut, "sts:GetCallerIdentity"], anything.Allowed.Order(StringComparer.Ordinal));
        Assert.Equal([OnlyPut, [], []], answers.Select(answer => answer.Allowed));
    }

    [Theory]
    [InlineData(Deployment.OtherAccount, MemberRegion, true)]
    [InlineData(Deployment.OtherAccount, "eu-west-1", false)]
    [InlineData(Deployment.Account, MemberRegion, false)]
    public void Rules_of_the_members_own_account_and_region_assume_the_role_and_fill_the_queue(string account, string region, bool isAllowed)
    {
        var role = Assert.Single(Role.Of(Member, DeployedMember));
        var queue = Member.Single(Cfn.Queue);
        var policy = DeployedMember.Value(Member.Single(Cfn.QueuePolicy).Properties["PolicyDocument"])!;
        var context = new Dictionary<string, string>
        {
            ["aws:SecureTransport"] = "true",
            ["aws:SourceAccount"] = account,
            ["aws:SourceArn"] = $"arn:aws:events:{region}:{account}:rule/a",
        };

        var answers = Iam.Ask(
        [
            new Iam.Request("events.amazonaws.com", "sts:AssumeRole", role.Arn) { ResourcePolicy = role.Trust, Account = Deployment.OtherAccount, Context = context },
            new Iam.Request("events.amazonaws.com", "sqs:SendMessage", DeployedMember.Arn(queue)) { ResourcePolicy = policy, Account = Deployment.OtherAccount, Context = context },
        ]);

        NonEmpty.All(answers, answer => Assert.Equal(isAllowed, answer.Allowed.Length > 0));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("arn:aws:sns:us-east-1:444455556666:ops", true)]
    public void The_alarms_of_a_member_notify_the_topic_that_it_is_given(string topic, bool isNotified)
    {
        var deployed = Deploy(Member, ("AlarmTopicArn", topic));

        NonEmpty.All(Member.OfType(Cfn.Alarm), alarm => Assert.Equal(
            isNotified ? $"[\"{topic}\"]" : null, deployed.Value(alarm.Properties)!["AlarmActions"]?.ToJsonString()));
    }

    [Fact]
    public void The_template_of_the_members_needs_nothing_of_the_CDK()
    {
        Assert.False(Member.Json.ContainsKey("Rules"));
        Assert.Equal(["AlarmTopicArn", "CentralEventBusArn"], Member.Parameters.Select(parameter => parameter.Key).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("cdk", Member.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("[]", NodeTool.Check("resource-spec", DeployedMember.Template())["errors"]!.ToJsonString());
    }

    [Fact]
    public void A_source_with_very_many_detail_types_has_as_many_rules_as_patterns_have_room_for()
    {
        var template = Synthesis.Member(SyntheticCatalog.Large(300, 1));

        var patterns = template.OfType(Cfn.Rule).Select(rule => rule.Properties["EventPattern"]!).ToList();

        NonEmpty.All(patterns, pattern => Assert.InRange(pattern.ToJsonString().Length, 1, 2_048));
        Assert.Equal(300, patterns.SelectMany(pattern => pattern["detail-type"]!.AsArray()).Select(item => (string?)item).Distinct().Count());
        Assert.InRange(patterns.Count, 2, 5);
    }

    [Fact]
    public void Events_of_a_bus_of_their_own_are_sent_on_where_it_is_said_what_members_call_it()
    {
        EventDefinition[] events = [SyntheticCatalog.Event("here"), SyntheticCatalog.Event("there") with { Bus = "orders", DetailTypes = new(["there"], ["Return "]) }, SyntheticCatalog.Event("elsewhere") with { Bus = "stock" }];
        var buses = ImmutableSortedDictionary<string, string>.Empty.Add("orders", "orders-prod");

        var template = Synthesis.Member(new EventLogsCatalog([.. events], []), Synthesis.Options with { Buses = buses, EventBusName = "central" });

        Assert.Equal(
            ["default: [\"here\"]", "orders-prod: [\"there\",{\"prefix\":\"Return \"}]"],
            template.OfType(Cfn.Rule).Select(rule => rule.Properties)
                .Select(rule => $"{rule["EventBusName"]}: {rule["EventPattern"]!["detail-type"]!.ToJsonString()}").Order(StringComparer.Ordinal));
    }

    private static JsonObject BusPolicy()
    {
        var policy = DeployedHub.Value(Hub.Single(Cfn.EventBusPolicy).Properties)!;
        Assert.Equal("EventLogs-organization", (string?)policy["EventBusName"]);
        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(policy["Statement"]!.DeepClone()) };
    }

    private static Deployment Deploy(Template member, params (string Name, JsonNode Value)[] parameters) => new(
        member, MemberRegion, "aws", [("AWS::AccountId", Deployment.OtherAccount), ("CentralEventBusArn", Bus), .. parameters]);
}
