using System.Text.Json.Nodes;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

/// <summary>The histories: their tables, and what writes them.</summary>
public sealed class HistoryTests
{
    private static readonly Template Standard = Synthesis.Standard;
    private static readonly Deployment Deployed = new(Standard);

    [Fact]
    public void Every_log_has_a_history_that_finds_each_day_where_it_is_written()
    {
        var bucket = Deployed.Ref(Standard.Single(Cfn.Bucket, "Logs"));
        foreach (var definition in Synthesis.Catalog.Events)
        {
            var expected = definition.History!.TableOf(definition.Table);
            var table = Table(expected.Name);
            var parameters = table["Parameters"]!.AsObject().ToDictionary(member => member.Key, member => (string)member.Value!);

            Assert.Equal("TRUE", parameters["EXTERNAL"]);
            Assert.Equal("parquet", parameters["classification"]);
            Assert.Equal("true", parameters["projection.enabled"]);
            Assert.Equal("2024-01-01,NOW", parameters["projection.date.range"]);
            Assert.DoesNotContain("projection.hour.type", parameters.Keys);
            Assert.Equal($"s3://{bucket}/history/{definition.Table.Name}/date=${{date}}/", parameters["storage.location.template"]);
            Assert.Equal($"s3://{bucket}/history/{definition.Table.Name}/", (string?)table["StorageDescriptor"]!["Location"]);
            Assert.Equal(["date"], table["PartitionKeys"]!.AsArray().Select(key => (string)key!["Name"]!));
            Assert.Equal(
                expected.Columns.Select(column => (column.Name, column.Type)),
                table["StorageDescriptor"]!["Columns"]!.AsArray().Select(column => ((string)column!["Name"]!, (string)column["Type"]!)));
        }
    }

    [Fact]
    public void The_tables_of_the_stack_are_those_of_the_emitted_statements()
    {
        foreach (var definition in Synthesis.Catalog.Events)
        {
            var statement = File.ReadAllText(Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "generated", definition.Id), "history.athena.sql").Single());
            var unquoted = statement.Replace("`", "", StringComparison.Ordinal);
            var table = Table(definition.History!.Table);

            NonEmpty.All(
                table["Parameters"]!.AsObject().Where(member => member.Key is not ("EXTERNAL" or "storage.location.template")),
                member => Assert.Contains($"'{member.Key}' = '{member.Value}'", statement, StringComparison.Ordinal));
            NonEmpty.All(
                table["StorageDescriptor"]!["Columns"]!.AsArray(),
                column => Assert.Contains($"\n  {column!["Name"]} {column["Type"]} ", unquoted, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_function_knows_what_it_works_on()
    {
        var variables = Deployed.Value(Function().Properties["Environment"]!["Variables"])!.AsObject();

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["EVENTLOGS_DATABASE"] = "codedeploy_event_logs",
                ["EVENTLOGS_BUCKET"] = Deployed.Ref(Standard.Single(Cfn.Bucket, "Logs")),
                ["EVENTLOGS_WORKGROUP"] = "EventLogs-history",
                ["EVENTLOGS_STACK"] = "EventLogs",
            },
            variables.ToDictionary(member => member.Key, member => (string)member.Value!));
        Assert.Equal(900, (int?)Function().Properties["Timeout"]);
    }

    [Fact]
    public void It_queries_in_a_workgroup_of_its_own_whatever_a_day_scans()
    {
        var workGroup = Standard.Single(Cfn.WorkGroup, "History");
        var configuration = Deployed.Value(workGroup.Properties["WorkGroupConfiguration"])!;

        Assert.Equal("EventLogs-history", Deployed.Ref(workGroup));
        Assert.Null(configuration["BytesScannedCutoffPerQuery"]);
        Assert.True((bool?)configuration["EnforceWorkGroupConfiguration"]);
        Assert.Equal(
            $"s3://{Deployed.Ref(Standard.Single(Cfn.Bucket, "Queries"))}/history/",
            (string?)configuration["ResultConfiguration"]!["OutputLocation"]);
    }

    [Fact]
    public void It_starts_once_a_day()
    {
        var schedule = Deployed.Value(Standard.Single(Cfn.Schedule, "History").Properties)!;

        Assert.Equal("cron(15 2 * * ? *)", (string?)schedule["ScheduleExpression"]);
        Assert.Equal("OFF", (string?)schedule["FlexibleTimeWindow"]!["Mode"]);
        Assert.Equal(Deployed.Arn(Function()), (string?)schedule["Target"]!["Arn"]);
        Assert.Equal("{}", (string?)schedule["Target"]!["Input"]);
        Assert.Equal(Deployed.Arn(Failures()), (string?)schedule["Target"]!["DeadLetterConfig"]!["Arn"]);
    }

    [Fact]
    public void It_starts_when_this_stack_was_deployed_and_no_other()
    {
        var rule = Standard.Single(Cfn.Rule, "History");
        var properties = Deployed.Value(rule.Properties)!;
        var permission = Deployed.Value(Standard.Single(Cfn.Permission, "History").Properties)!;

        var expected = new JsonObject
        {
            ["source"] = new JsonArray("aws.cloudformation"),
            ["detail-type"] = new JsonArray("CloudFormation Stack Status Change"),
            ["detail"] = new JsonObject
            {
                ["stack-id"] = new JsonArray(Deployed.Text(new JsonObject { ["Ref"] = "AWS::StackId" })),
                ["status-details"] = new JsonObject { ["status"] = new JsonArray("CREATE_COMPLETE", "UPDATE_COMPLETE") },
            },
        };
        Assert.True(JsonNode.DeepEquals(expected, properties["EventPattern"]), properties["EventPattern"]!.ToJsonString());
        Assert.Equal("default", (string?)properties["EventBusName"]);
        var target = Assert.Single(properties["Targets"]!.AsArray())!;
        Assert.Equal((Deployed.Arn(Function()), "{}"), ((string?)target["Arn"], (string?)target["Input"]));
        Assert.Equal("events.amazonaws.com", (string?)permission["Principal"]);
        Assert.Equal(Deployed.Arn(rule), (string?)permission["SourceArn"]);
        Assert.Equal(Deployed.Arn(Function()), (string?)permission["FunctionName"]);
    }

    [Fact]
    public void A_run_that_fails_is_tried_again_and_then_kept()
    {
        var retries = Deployed.Value(Standard.Single(Cfn.EventInvokeConfig, "History").Properties)!;

        Assert.Equal(Deployed.Ref(Function()), (string?)retries["FunctionName"]);
        Assert.Equal(2, (int?)retries["MaximumRetryAttempts"]);
        Assert.Equal(Deployed.Arn(Failures()), (string?)retries["DestinationConfig"]!["OnFailure"]!["Destination"]);
    }

    [Fact]
    public void Without_histories_the_views_are_made_after_a_deployment_and_nothing_is_folded()
    {
        var template = Synthesis.Of(Synthesis.Options with { History = false });

        Assert.Equal("false", (string?)template.Single(Cfn.Function, "History").Properties["Environment"]!["Variables"]!["EVENTLOGS_FOLDS"]);
        Assert.Single(template.OfType(Cfn.Rule), rule => rule.Id.StartsWith("History", StringComparison.Ordinal));
        Assert.DoesNotContain(template.OfType(Cfn.Schedule), schedule => schedule.Id.StartsWith("History", StringComparison.Ordinal));
        Assert.DoesNotContain("HistoryLate", template.Text, StringComparison.Ordinal);

        // the views name the tables of the histories, which are empty
        Assert.Equal(Standard.OfType(Cfn.Table).Count(), template.OfType(Cfn.Table).Count());
    }

    [Fact]
    public void Raw_objects_go_by_the_function_and_not_by_their_age()
    {
        var template = Synthesis.Of(Synthesis.Options with { RawRetentionDays = 45 });

        Assert.DoesNotContain("ExpirationInDays", template.Single(Cfn.Bucket, "Logs").Properties.ToJsonString(), StringComparison.Ordinal);
        var variables = template.Single(Cfn.Function, "History").Properties["Environment"]!["Variables"]!;
        Assert.Equal("45", (string?)variables["EVENTLOGS_RAW_RETENTION_DAYS"]);
    }

    private static Resource Function() => Standard.Single(Cfn.Function, "History");

    private static Resource Failures() => Standard.Single(Cfn.Queue, "History");

    private static JsonNode Table(string name) => Standard.OfType(Cfn.Table)
        .Select(table => Deployed.Value(table.Properties["TableInput"])!)
        .Single(table => (string?)table["Name"] == name);
}
