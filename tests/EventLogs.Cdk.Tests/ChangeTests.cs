using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.CDK;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.CdkApp.Options;

namespace EventLogs.Cdk.Tests;

/// <summary>What a later change of a parameter or an option replaces or deletes, as docs/deploy.md says it.</summary>
public sealed partial class ChangeTests
{
    private static readonly string Deploy = File.ReadAllText(Path.Combine(Repository.Root, "docs", "deploy.md"));

    /// <summary>Types that hold what somebody may want to have again.</summary>
    private static readonly string[] Holding =
        [Cfn.Bucket, Cfn.Database, Cfn.DeliveryStream, Cfn.LogGroup, Cfn.NamedQuery, Cfn.Queue, Cfn.Table, Cfn.WorkGroup];

    private static readonly (string Parameter, JsonNode Value)[] Parameters =
    [
        ("GlueDatabaseName", "audit"),
        ("BufferingHintsSizeInMBs", 5),
        ("BufferingHintsIntervalInSeconds", 300),
        ("TransformBufferIntervalInSeconds", "0"),
    ];

    private static readonly (string Option, EventLogsOptions Changed)[] Options =
    [
        ("partitioning", Synthesis.Options with { Partitioning = Partitioning.Projection }),
        ("projectionStart", Synthesis.Options with { ProjectionStart = "2026-01-01" }),
        ("eventBusName", Synthesis.Options with { EventBusName = "central" }),
        ("organizationId", Synthesis.Options with { OrganizationId = "o-a1b2c3d4e5" }),
        ("buses", Synthesis.Options with { Buses = ImmutableSortedDictionary<string, string>.Empty.Add("orders", "orders-prod") }),
        ("retentionDays", Synthesis.Options with { RetentionDays = 400 }),
        ("history", Synthesis.Options with { History = false }),
        ("rawRetentionDays", Synthesis.Options with { RawRetentionDays = 60 }),
        ("transitionDays", Synthesis.Options with { TransitionDays = 30 }),
        ("logRetentionDays", Synthesis.Options with { LogRetentionDays = 30 }),
        ("removalPolicy", Synthesis.Options with { RemovalPolicy = RemovalPolicy.DESTROY }),
        ("customerManagedKey", Synthesis.Options with { CustomerManagedKey = true }),
        ("lakeFormation", Synthesis.Options with { LakeFormation = true }),
        ("tags", Synthesis.Options with { Tags = "owner=platform" }),
        ("terminationProtection", Synthesis.Options with { TerminationProtection = true }),
        ("permissionsBoundaryArn", Synthesis.Options with { PermissionsBoundaryArn = "arn:aws:iam::111122223333:policy/boundary" }),
        ("queryScanLimitGigabytes", Synthesis.Options with { QueryScanLimitGigabytes = 1 }),
        ("alarmTopicArn", Synthesis.Options with { AlarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:ops" }),
        ("heartbeat", Synthesis.Options with { Heartbeat = false }),
        ("runbookUrl", Synthesis.Options with { Runbook = "https://wiki.example.com/event-logs" }),
        ("details", Synthesis.Options with { Enrichments = false }),
        ("dashboard", Synthesis.Options with { Dashboard = false }),
        ("architecture", Synthesis.Options with { Architecture = FunctionArchitecture.Arm64 }),
        ("nestedStacks", Synthesis.Options with { NestedStacks = true }),
    ];

    /// <summary>Those that make another stack, or none of the template's contents.</summary>
    private static readonly string[] Others = ["stackName", "member", "packages", "templateFolder"];

    public static TheoryData<string> Choices { get; } = [.. Parameters.Select(item => item.Parameter), .. Options.Select(item => item.Option)];

    [Theory]
    [MemberData(nameof(Choices))]
    public void The_page_tells_what_a_change_replaces_and_deletes(string choice)
    {
        var (before, after) = BeforeAndAfter(choice);

        var replaced = NodeTool.Check("resource-update", new JsonObject { ["before"] = before.DeepClone(), ["after"] = after.DeepClone() })["replaced"]!
            .AsArray().Select(type => (string)type!);
        var remaining = after["Resources"]!.AsObject();
        var deleted = before["Resources"]!.AsObject().Where(resource => !remaining.ContainsKey(resource.Key))
            .Select(resource => (string)resource.Value!["Type"]!).Where(Holding.Contains).Distinct();

        var row = Assert.Single(Rows(), row => row.Groups["choice"].Value == choice);
        Assert.Equal((Cell(replaced), Cell(deleted)), (row.Groups["replaced"].Value, row.Groups["deleted"].Value));
        Assert.NotEmpty(row.Groups["effect"].Value);
    }

    [Fact]
    public void Every_parameter_and_option_is_changed_once()
    {
        var names = new List<string>();
        OptionsReader.Read(name =>
        {
            names.Add(name);
            return null;
        });
        var parameters = Synthesis.Standard.Parameters.Select(parameter => parameter.Key).Where(name => name != "BootstrapVersion");

        Assert.Equal(
            names.Except(Others).Concat(parameters).Order(StringComparer.Ordinal),
            Parameters.Select(item => item.Parameter).Concat(Options.Select(item => item.Option)).Order(StringComparer.Ordinal));
        Assert.Equal(names.Count - Others.Length + parameters.Count(), Rows().Count);
    }

    private static (JsonObject Before, JsonObject After) BeforeAndAfter(string choice)
    {
        var standard = Synthesis.Standard;
        if (Options.FirstOrDefault(item => item.Option == choice).Changed is not { } changed)
            return (new Deployment(standard).Template(), new Deployment(standard, parameters: Parameters.Single(item => item.Parameter == choice)).Template());
        var template = Synthesis.All(Synthesis.Catalog, changed)[0];
        // what a nested stack puts out cannot be worked out from this template alone
        return changed.NestedStacks ? (standard.Json, template.Json) : (new Deployment(standard).Template(), new Deployment(template).Template());
    }

    private static string Cell(IEnumerable<string> types) =>
        string.Join(", ", types.Select(type => $"`{type["AWS::".Length..]}`").Order(StringComparer.Ordinal)) is { Length: > 0 } cell ? cell : "nothing";

    private static MatchCollection Rows() => Row.Matches(Deploy);

    [GeneratedRegex(@"^\| `(?<choice>[A-Za-z]+)` \| (?<replaced>(`\w+::\w+`(, )?)+|nothing) \| (?<deleted>(`\w+::\w+`(, )?)+|nothing) \| (?<effect>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
