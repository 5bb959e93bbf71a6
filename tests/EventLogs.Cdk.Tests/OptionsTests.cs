using System.Collections.Immutable;
using Amazon.CDK;
using EventLogs.Cdk.Options;
using EventLogs.CdkApp.Options;

namespace EventLogs.Cdk.Tests;

public sealed class OptionsTests
{
    private const string Boundary = "arn:aws-us-gov:iam::111122223333:policy/team/boundary";
    private const string Topic = "arn:aws-cn:sns:cn-north-1:111122223333:ops";

    private static readonly ImmutableSortedDictionary<string, string> Buses =
        ImmutableSortedDictionary<string, string>.Empty.Add("orders", "orders-prod").Add("stock", "a/b");

    public static TheoryData<string, object, EventLogsOptions> Accepted { get; } = new()
    {
        { "stackName", "Audit-2", new() { StackName = "Audit-2" } },
        { "partitioning", "lambda", new() { Partitioning = Partitioning.Lambda } },
        { "partitioning", "projection", new() { Partitioning = Partitioning.Projection } },
        { "partitioning", "both", new() { Partitioning = Partitioning.Both } },
        { "projectionStart", "2026-02-28", new() { ProjectionStart = "2026-02-28" } },
        { "eventBusName", "aws.partner/example.com/a", new() { EventBusName = "aws.partner/example.com/a" } },
        { "organizationId", "o-a1b2c3d4e5", new() { OrganizationId = "o-a1b2c3d4e5" } },
        { "member", "true", new() { Member = true } },
        { "heartbeat", "false", new() { Heartbeat = false } },
        { "runbookUrl", "https://wiki.example.com/a", new() { Runbook = "https://wiki.example.com/a" } },
        { "buses", "orders=orders-prod,stock=a/b", new() { Buses = Buses } },
        { "transitionDays", "30", new() { TransitionDays = 30 } },
        { "retentionDays", "1", new() { RetentionDays = 1 } },
        { "retentionDays", 365d, new() { RetentionDays = 365 } },
        { "history", "false", new() { History = false } },
        { "rawRetentionDays", "30", new() { RawRetentionDays = 30 } },
        { "logRetentionDays", "731", new() { LogRetentionDays = 731 } },
        { "removalPolicy", "retain", new() { RemovalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE } },
        { "removalPolicy", "destroy", new() { RemovalPolicy = RemovalPolicy.DESTROY } },
        { "customerManagedKey", "true", new() { CustomerManagedKey = true } },
        { "lakeFormation", "true", new() { LakeFormation = true } },
        { "tags", "owner=platform,cost center=", new() { Tags = "owner=platform,cost center=" } },
        { "terminationProtection", "true", new() { TerminationProtection = true } },
        { "permissionsBoundaryArn", Boundary, new() { PermissionsBoundaryArn = Boundary } },
        { "queryScanLimitGigabytes", "1000", new() { QueryScanLimitGigabytes = 1000 } },
        { "alarmTopicArn", Topic, new() { AlarmTopicArn = Topic } },
        { "details", "false", new() { Enrichments = false } },
        { "details", "true", new() },
        { "dashboard", "false", new() { Dashboard = false } },
        { "dashboard", "true", new() },
        { "nestedStacks", true, new() { NestedStacks = true } },
        { "nestedStacks", "false", new() },
        { "architecture", "x86_64", new() { Architecture = FunctionArchitecture.X86 } },
        { "architecture", "arm64", new() { Architecture = FunctionArchitecture.Arm64 } },
        { "packages", "/some/folder", new() { Packages = "/some/folder" } },
        { "templateFolder", "out", new() { TemplateFolder = "out" } },
    };

    public static TheoryData<string, object, string> Refused { get; } = new()
    {
        { "stackName", "1st", "a letter" },
        { "partitioning", "glue", "lambda | projection | both" },
        { "partitioning", "Lambda", "lambda | projection | both" },
        { "projectionStart", "2026-2-1", "yyyy-MM-dd" },
        { "projectionStart", "2026-02-30", "not a day of the calendar" },
        { "eventBusName", "arn:aws:events:eu-west-1:111122223333:event-bus/a", "not its ARN" },
        { "eventBusName", "", "the name of an event bus" },
        { "organizationId", "a1b2c3d4e5", "the ID of an organization" },
        { "heartbeat", "hourly", "true | false" },
        { "member", "yes", "false | true" },
        { "runbookUrl", "a page", "an address without spaces" },
        { "buses", "orders", "name=name" },
        { "buses", "orders=a,orders=b", "name=name" },
        { "buses", "orders=", "name=name" },
        { "transitionDays", "29", "30 to 36500" },
        { "retentionDays", "0", "1 to 36500" },
        { "retentionDays", -1d, "1 to 36500" },
        { "retentionDays", 1.5, "a whole number" },
        { "history", "no", "false | true" },
        { "rawRetentionDays", "29", "30 to 36500" },
        { "logRetentionDays", "31", "1, 3, 5, 7, 14, 30" },
        { "removalPolicy", "snapshot", "retain | destroy" },
        { "customerManagedKey", "alias/a", "false | true" },
        { "lakeFormation", "on", "false | true" },
        { "tags", "owner", "name=value" },
        { "tags", "aws:owner=a", "name=value" },
        { "terminationProtection", "on", "false | true" },
        { "permissionsBoundaryArn", "boundary", "the ARN of a managed policy" },
        { "permissionsBoundaryArn", "arn:aws:iam::111122223333:role/boundary", "the ARN of a managed policy" },
        { "queryScanLimitGigabytes", "0", "1 to 1000000" },
        { "alarmTopicArn", "ops", "the ARN of a standard SNS topic" },
        { "alarmTopicArn", "arn:aws:sns:eu-west-1:111122223333:ops.fifo", "the ARN of a standard SNS topic" },
        { "details", "none", "true | false" },
        { "nestedStacks", "yes", "false | true" },
        { "architecture", "aarch64", "x86_64 | arm64" },
        { "packages", "", "the folder" },
    };

    [Fact]
    public void Without_context_the_options_are_the_standard_ones()
    {
        var (options, errors) = OptionsReader.Read(_ => null);

        Assert.Empty(errors);
        Assert.Equal(OfApp(new EventLogsOptions()), options);
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void A_value_is_read(string name, object value, EventLogsOptions expected)
    {
        var (options, errors) = OptionsReader.Read(key => key == name ? value : null);

        Assert.Empty(errors);
        Assert.Equal(expected.Buses, options.Buses);
        Assert.Equal(OfApp(expected), options with { Buses = expected.Buses });
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_wrong_value_is_an_error_with_what_is_allowed(string name, object value, string allowed)
    {
        var (_, errors) = OptionsReader.Read(key => key == name ? value : null);

        var error = Assert.Single(errors);
        Assert.StartsWith($"Option '{name}' is '", error, StringComparison.Ordinal);
        Assert.Contains(allowed, error, StringComparison.Ordinal);
    }

    /// <summary>With what this repository's own app sets besides.</summary>
    private static EventLogsOptions OfApp(EventLogsOptions options) => options with
    {
        Runbook = options.Runbook ?? "docs/operations.md",
        PackagesHint = "Run ./build.sh --target=package.",
        DatabaseName = options.StackName == "EventLogs" ? "codedeploy_event_logs" : null,
    };

    [Fact]
    public void Everything_that_is_wrong_is_reported_at_once()
    {
        var context = new Dictionary<string, object> { ["partitioning"] = "x", ["retentionDays"] = "x", ["removalPolicy"] = "x" };

        var (_, errors) = OptionsReader.Read(context.GetValueOrDefault);

        Assert.Equal(3, errors.Length);
    }

    [Theory]
    [InlineData("90", "90", false)]
    [InlineData("90", "91", true)]
    public void Objects_have_to_live_longer_than_until_their_transition(string transition, string retention, bool isAccepted)
    {
        var context = new Dictionary<string, object> { ["transitionDays"] = transition, ["retentionDays"] = retention };

        var (_, errors) = OptionsReader.Read(context.GetValueOrDefault);

        Assert.Equal(isAccepted, errors.IsEmpty);
    }

    [Theory]
    [InlineData("history", "false", "needs the history")]
    [InlineData("transitionDays", "60", "more than 'transitionDays', 60")]
    [InlineData("transitionDays", "61", "more than 'transitionDays', 61")]
    [InlineData("retentionDays", "60", "more than 'rawRetentionDays', 60")]
    [InlineData("transitionDays", "59", null)]
    [InlineData("retentionDays", "61", null)]
    public void Raw_objects_go_only_where_there_is_a_history_that_outlives_them(string name, string value, string? expected)
    {
        var context = new Dictionary<string, object> { ["rawRetentionDays"] = "60", [name] = value };

        var (_, errors) = OptionsReader.Read(context.GetValueOrDefault);

        Assert.Equal(expected is null ? 0 : 1, errors.Length);
        Assert.Contains(expected ?? "", string.Join(' ', errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partioning", "partitioning")]
    [InlineData("Partitioning", "partitioning")]
    [InlineData("stack-name", "stackName")]
    [InlineData("stack_name", "stackName")]
    [InlineData("eventBus", "eventBusName")]
    [InlineData("logRetention", "logRetentionDays")]
    [InlineData("retentionDay", "retentionDays")]
    [InlineData("alarmTopic", "alarmTopicArn")]
    [InlineData("nestedstacks", "nestedStacks")]
    public void A_misspelt_option_is_an_error_with_the_one_that_was_meant(string key, string option)
    {
        var (_, errors) = OptionsReader.Read(_ => null, [key]);

        Assert.Equal([$"There is no option '{key}'. Did you mean '{option}'?"], errors.ToArray());
    }

    [Fact]
    public void A_key_that_is_like_no_option_is_an_error_with_all_there_are()
    {
        var (_, errors) = OptionsReader.Read(_ => null, ["region"]);

        var error = Assert.Single(errors);
        Assert.StartsWith("There is no option 'region'. Options: stackName, partitioning, ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_is_known_by_its_name_and_nearly_so_with_one_letter_more_less_or_other()
    {
        var names = new List<string>();
        OptionsReader.Read(name =>
        {
            names.Add(name);
            return null;
        });
        Assert.NotEmpty(names);
        Assert.Empty(OptionsReader.Read(_ => null, names).Errors);

        foreach (var name in names)
        {
            for (var position = 0; position < name.Length; position++)
            {
                string[] misspelt = [name.Remove(position, 1), name.Insert(position, "x"), name.Remove(position, 1).Insert(position, "x")];
                NonEmpty.All(misspelt, key =>
                {
                    var error = Assert.Single(OptionsReader.Read(_ => null, [key]).Errors);
                    Assert.Contains($"Did you mean '{name}'?", error, StringComparison.Ordinal);
                });
            }
        }
    }

    [Theory]
    [InlineData("@aws-cdk/core:newStyleStackSynthesis")]
    [InlineData("aws:cdk:enable-path-metadata")]
    [InlineData("availability-zones:account=123456789012:region=eu-west-1")]
    [InlineData("cli-telemetry")]
    [InlineData("acknowledged-issue-numbers")]
    public void Keys_of_the_CDK_itself_are_let_through(string key) => Assert.Empty(OptionsReader.Read(_ => null, [key]).Errors);

    [Fact]
    public void The_names_of_the_context_come_from_where_the_CDK_command_leaves_it()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """{"c":1}""");
            var variables = new Dictionary<string, string>
            {
                ["CDK_CONTEXT_JSON"] = """{"a":1,"b":{"x":2}}""",
                ["CONTEXT_OVERFLOW_LOCATION_ENV"] = file,
            };

            Assert.Equal(["a", "b", "c"], ContextKeys.Read(variables.GetValueOrDefault).ToArray());
            Assert.Empty(ContextKeys.Read(_ => null));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_template_for_use_without_the_CDK_has_no_nested_stacks()
    {
        var context = new Dictionary<string, object> { ["templateFolder"] = "out", ["nestedStacks"] = "true" };

        var (_, errors) = OptionsReader.Read(context.GetValueOrDefault);

        Assert.Contains("'nestedStacks'", Assert.Single(errors), StringComparison.Ordinal);
    }
}
