using System.Collections.Immutable;
using System.Text.Json.Nodes;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.Security;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.CdkApp.Options;

namespace EventLogs.Cdk.Tests.Matrix;

/// <summary>Each set of options makes a stack that CloudFormation takes, with nothing in it that nobody accepted, and roles that may do what they must.</summary>
[Trait(FastLane.Category, FastLane.Slow)]
public sealed class MatrixTests
{
    /// <summary>Actions that matter: what a role may do of them is said; exactly those of all there are, for the standard options.</summary>
    private static readonly string[] Watched =
    [
        "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket", "s3:PutBucketPolicy", "s3:DeleteBucket",
        "sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:PurgeQueue",
        "lambda:InvokeFunction", "lambda:UpdateFunctionCode",
        "firehose:PutRecord", "firehose:PutRecordBatch", "firehose:DeleteDeliveryStream",
        "glue:BatchCreatePartition", "glue:GetTable", "glue:UpdateTable", "glue:CreateTable", "glue:DeleteTable", "glue:DeleteDatabase",
        "athena:StartQueryExecution", "athena:UpdateWorkGroup",
        "logs:PutLogEvents", "logs:GetLogEvents", "logs:DeleteLogGroup",
        "events:PutEvents", "events:PutRule", "events:DeleteEventBus",
        "codedeploy:GetDeployment", "codedeploy:CreateDeployment",
        "kms:Decrypt", "kms:GenerateDataKey", "kms:ScheduleKeyDeletion", "kms:CreateGrant",
        "iam:PassRole", "iam:PutRolePolicy", "sns:Publish", "sns:DeleteTopic",
    ];

    private static readonly EventLogsCatalog Catalog = new(
        [.. Synthesis.Catalog.Events.Where(definition => definition.Table.Name is "deployment_state_change" or "deployment_details" or "target_details" or "heartbeat")],
        [Synthesis.Catalog.Queries[0]])
    { Enrichments = Synthesis.Catalog.Enrichments };

    private static readonly Lazy<ImmutableArray<ImmutableArray<Template>>> Templates =
        new(() => [.. OptionSets.All.Select(Make)]);

    [Fact]
    public void Every_option_is_in_the_matrix()
    {
        var names = new List<string>();
        OptionsReader.Read(name =>
        {
            names.Add(name);
            return null;
        });

        Assert.Equal(names.Order(StringComparer.Ordinal), OptionSets.Options.Select(option => option.Name).Concat(OptionSets.Others).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_two_values_that_can_stand_together_do_five_times_and_there_are_forty_sets()
    {
        Assert.InRange(OptionSets.All.Length, 40, 80);
        foreach (var (first, one) in OptionSets.Options.Index())
        {
            foreach (var (second, other) in OptionSets.Options.Index().Skip(first + 1))
            {
                for (var left = 0; left < one.Values.Length; left++)
                {
                    for (var right = 0; right < other.Values.Length; right++)
                    {
                        if (OptionSets.IsPossible((first, left), (second, right)))
                            Assert.True(OptionSets.All.Count(set => Has(set, one, left) && Has(set, other, right)) >= 5, $"{one.Name} {left}, {other.Name} {right}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Each_set_makes_resources_that_CloudFormation_takes()
    {
        var answers = NodeTool.Ask("resource-spec", [.. Each((_, stack) => stack.Templates()).Select(item => new JsonObject { ["id"] = item.Name, ["template"] = item.Item })]);

        Assert.NotEmpty(answers);
        Assert.Empty(answers.SelectMany(answer => answer["errors"]!.AsArray().Select(error => $"{error!["path"]} {error["message"]}")).Distinct());
    }

    [Fact]
    public void Of_each_set_nothing_is_found_that_was_not_accepted()
    {
        var accepted = AcceptedFindings.Lines(Catalog).ToHashSet();

        var answers = NodeTool.Ask(
            "cdk-nag",
            [.. OptionSets.All.Zip(Templates.Value).SelectMany(item => item.Second.Select(template => new JsonObject { ["id"] = NameOf(item.First), ["template"] = template.Json.DeepClone() }))]);

        var findings = answers.SelectMany(answer => answer["findings"]!.AsArray().Select(finding => AcceptedFindings.LineOf(finding!))).ToList();
        Assert.NotEmpty(findings);
        Assert.Equal([], findings.Distinct().Except(accepted));
        // and what an option alone brings is found
        Assert.Equal(["AwsSolutions-SQS3 | MemberUndeliveredDeadLettersQueue"], accepted.Except(findings));
    }

    [Fact]
    public void In_each_set_the_roles_may_do_what_they_must_and_nothing_else_that_matters()
    {
        var attempts = OptionSets.All.Zip(Templates.Value).SelectMany((item, index) =>
        {
            var options = OptionSets.Read(item.First);
            var stack = new DeployedStack(item.Second, options.StackName);
            var resources = StackResources.Of(stack, Catalog, options);
            var key = stack.Resources(Cfn.Key).Select(found => found.Deployment.Value(found.Resource.Properties["KeyPolicy"])).SingleOrDefault();
            return stack.Roles().SelectMany(role => resources.Select(resource => (Set: index, Role: role, Resource: resource, KeyPolicy: key)));
        }).ToList();

        var answers = Iam.Ask([.. attempts.Select(attempt => new Iam.Request(attempt.Role.Arn, ActionsOn(attempt.Resource.Value), attempt.Resource.Value)
        {
            Policies = attempt.Role.Documents,
            ResourcePolicy = attempt.Resource.Key.StartsWith("key through", StringComparison.Ordinal) ? attempt.KeyPolicy : null,
            Lists = ExpectedAccess.PutBy(attempt.Role),
            Context = Through(attempt.Resource.Key),
        })]);

        var allowed = attempts.Zip(answers)
            .SelectMany(item => item.Second.Allowed.Select(action => (item.First.Set, Line: $"{item.First.Role.Name} | {item.First.Resource.Key} | {action}")))
            .ToLookup(item => item.Set, item => item.Line);
        Assert.InRange(answers.Sum(answer => answer.Denied), 50_000, int.MaxValue);
        foreach (var (index, set) in OptionSets.All.Index())
        {
            var expected = ExpectedAccess.Of(Catalog, OptionSets.Read(set)).Where(line => Watched.Contains(line.Split(" | ")[2])).ToHashSet();
            Assert.True(expected.SetEquals(allowed[index]), $"{NameOf(set)}: {string.Join("; ", expected.Except(allowed[index]))} / {string.Join("; ", allowed[index].Except(expected))}");
        }
    }

    private static IEnumerable<(string Name, T Item)> Each<T>(Func<ImmutableDictionary<string, object>, DeployedStack, IEnumerable<T>> choose) =>
        OptionSets.All.Zip(Templates.Value).SelectMany(item =>
            choose(item.First, new DeployedStack(item.Second, OptionSets.Read(item.First).StackName)).Select(found => (NameOf(item.First), found)));

    private static ImmutableArray<Template> Make(ImmutableDictionary<string, object> set)
    {
        var templates = Synthesis.All(Catalog, OptionSets.Read(set));
        return set.ContainsKey("templateFolder") ? [Packaged(templates[0])] : templates;
    }

    // what `aws cloudformation package` makes of a template for use without the CDK
    private static Template Packaged(Template template)
    {
        var json = template.Json.DeepClone();
        foreach (var resource in json["Resources"]!.AsObject().Where(resource => (string?)resource.Value!["Type"] == Cfn.Function))
            resource.Value!["Properties"]!["Code"] = new JsonObject { ["S3Bucket"] = "bucket", ["S3Key"] = "key" };
        return new Template(template.Name, json.ToJsonString());
    }

    private static string ActionsOn(string arn)
    {
        var service = arn.Split(':')[2] + ":";
        return string.Join(',', Watched.Where(action => action.StartsWith(service, StringComparison.Ordinal)));
    }

    private static Dictionary<string, string> Through(string resource) => resource switch
    {
        "key through s3" => new() { ["kms:ViaService"] = "s3.eu-west-1.amazonaws.com" },
        "key through sqs" => new() { ["kms:ViaService"] = "sqs.eu-west-1.amazonaws.com" },
        _ => [],
    };

    private static bool Has(ImmutableDictionary<string, object> set, (string Name, string?[] Values) option, int choice) =>
        (string?)set.GetValueOrDefault(option.Name) == option.Values[choice];

    private static string NameOf(ImmutableDictionary<string, object> set) =>
        string.Join(' ', set.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => $"{item.Key}={item.Value}"));
}
