using System.Collections.Immutable;
using System.Text.Json.Nodes;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Tests;

/// <summary>For each event of the catalog a rule, a stream, a prefix, a table and the roles between them.</summary>
public sealed class PipelineTests
{
    private static readonly Template Standard = Synthesis.Standard;
    private static readonly Deployment Deployed = new(Standard);

    public static TheoryData<string> Tables { get; } = [.. Synthesis.Catalog.Events.Select(definition => definition.Table.Name)];

    [Theory]
    [InlineData(Cfn.Rule, 1)]
    [InlineData(Cfn.DeliveryStream, 0)]
    [InlineData(Cfn.Table, 0)]
    public void There_is_one_for_each_event_and_none_besides_those_of_the_histories(string type, int others) => Assert.Equal(
        Synthesis.Catalog.Events.Length + others,
        Synthesis.Of(Synthesis.Options with { Enrichments = false }).OfType(type)
            .Count(resource => (string?)resource.Properties["TableInput"]?["Name"] is not { } name || !name.EndsWith("_history", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_rule_takes_these_events_and_no_others(string table)
    {
        var definition = Definition(table);

        var pattern = Deployed.Value(Rule(definition).Properties["EventPattern"]);

        var expected = new JsonObject
        {
            ["source"] = new JsonArray(definition.Source),
            ["detail-type"] = new JsonArray(definition.DetailType),
        };
        // that of this stack alone
        if (table == "heartbeat")
            expected["detail"] = new JsonObject { ["stack"] = new JsonArray("EventLogs") };
        Assert.True(JsonNode.DeepEquals(expected, pattern), pattern?.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_rule_puts_events_into_the_stream_of_their_table_and_keeps_what_it_cannot_put(string table)
    {
        var rule = Deployed.Value(Rule(Definition(table)).Properties)!;
        var target = Assert.Single(rule["Targets"]!.AsArray())!;

        Assert.Equal("default", (string?)rule["EventBusName"]);
        Assert.Equal("ENABLED", (string?)rule["State"]);
        Assert.Equal(Deployed.Arn(Stream(table)), (string?)target["Arn"]);
        Assert.Equal(86_400, (int?)target["RetryPolicy"]!["MaximumEventAgeInSeconds"]);
        Assert.Equal(Deployed.Arn(Standard.Single(Cfn.Queue, "Undelivered")), (string?)target["DeadLetterConfig"]!["Arn"]);
        Assert.Null(target["Input"] ?? target["InputPath"] ?? target["InputTransformer"]);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_stream_writes_gzip_under_the_prefixes_of_the_layout(string table)
    {
        var destination = Destination(table);

        Assert.Equal(PartitionLayout.FirehosePrefix(table), (string?)destination["Prefix"]);
        Assert.Equal(PartitionLayout.FirehoseErrorPrefix(table), (string?)destination["ErrorOutputPrefix"]);
        Assert.Equal("GZIP", (string?)destination["CompressionFormat"]);
        Assert.Equal(Deployed.Arn(Logs()), (string?)destination["BucketARN"]);
        Assert.Equal(1, (int?)destination["BufferingHints"]!["SizeInMBs"]);
        Assert.Equal(60, (int?)destination["BufferingHints"]!["IntervalInSeconds"]);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_stream_sends_small_batches_through_the_transform(string table)
    {
        var processor = Assert.Single(Destination(table)["ProcessingConfiguration"]!["Processors"]!.AsArray())!;
        var parameters = processor["Parameters"]!.AsArray()
            .ToDictionary(parameter => (string)parameter!["ParameterName"]!, parameter => (string)parameter!["ParameterValue"]!);

        Assert.True((bool?)Destination(table)["ProcessingConfiguration"]!["Enabled"]);
        Assert.Equal(Deployed.Arn(Standard.Single(Cfn.Function, "Transform")), parameters["LambdaArn"]);
        Assert.Equal("1", parameters["BufferSizeInMBs"]);
        Assert.Equal("60", parameters["BufferIntervalInSeconds"]);
        Assert.Equal("3", parameters["NumberOfRetries"]);
        Assert.Equal((string?)Destination(table)["RoleARN"], parameters["RoleArn"]);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_stream_reports_errors_in_the_log_that_the_outputs_name(string table)
    {
        var logging = Destination(table)["CloudWatchLoggingOptions"]!;

        Assert.True((bool?)logging["Enabled"]);
        Assert.Equal(Deployed.Text(Standard.Outputs["DeliveryStreamLogGroup"]!["Value"]), (string?)logging["LogGroupName"]);
        Assert.Equal(Deployed.Text(Standard.Outputs["DeliveryStreamLogStream"]!["Value"]), (string?)logging["LogStreamName"]);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_stream_is_encrypted(string table) =>
        Assert.Equal("AWS_OWNED_CMK", (string?)Stream(table).Properties["DeliveryStreamEncryptionConfigurationInput"]!["KeyType"]);

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_table_has_the_generated_columns(string table)
    {
        var expected = Definition(table).Table;
        var input = Deployed.Value(Table(table).Properties["TableInput"])!;
        var storage = input["StorageDescriptor"]!;

        Assert.Equal(expected.Description, (string?)input["Description"]);
        Assert.Equal(expected.Columns.Select(column => (column.Name, column.Type, column.Comment)), Columns(storage["Columns"]!));
        Assert.Equal(PartitionLayout.Keys.Select(key => (key.Name, "string", key.Comment)), Columns(input["PartitionKeys"]!));
        Assert.Equal($"s3://{Deployed.Ref(Logs())}/{PartitionLayout.TablePrefix(table)}", (string?)storage["Location"]);
        Assert.Equal(StorageFormat.JsonLines.Serde, (string?)storage["SerdeInfo"]!["SerializationLibrary"]);
        Assert.Equal(StorageFormat.JsonLines.InputFormat, (string?)storage["InputFormat"]);
        Assert.Equal(StorageFormat.JsonLines.OutputFormat, (string?)storage["OutputFormat"]);
        Assert.Equal("codedeploy_event_logs", Deployed.Text(Table(table).Properties["DatabaseName"]));
    }

    [Fact]
    public void A_table_gets_its_serde_parameters()
    {
        var template = Assert.Single(Synthesis.All(SyntheticCatalog.Small, Synthesis.Options));

        var table = template.OfType(Cfn.Table).Single(resource => (string)resource.Properties["TableInput"]!["Name"]! == "order_placed");

        var parameters = table.Properties["TableInput"]!["StorageDescriptor"]!["SerdeInfo"]!["Parameters"]!.AsObject();
        Assert.Equal("order-lines", (string?)Assert.Single(parameters).Value);
        Assert.Equal("mapping.order_lines", Assert.Single(parameters).Key);
    }

    [Fact]
    public void The_rules_listen_on_the_bus_of_the_options()
    {
        var template = Synthesis.Of(Synthesis.Options with { EventBusName = "central" });

        // CloudFormation says on the default bus that the stack was deployed
        NonEmpty.All(template.OfType(Cfn.Rule).Where(rule => !rule.Id.StartsWith("History", StringComparison.Ordinal)), rule => Assert.Equal("central", (string?)rule.Properties["EventBusName"]));
    }

    [Fact]
    public void A_rule_listens_on_the_bus_that_its_schema_names_as_the_account_calls_it()
    {
        EventDefinition[] events =
        [
            SyntheticCatalog.Event("here"), SyntheticCatalog.Event("there") with { Bus = "orders" }, SyntheticCatalog.Event("elsewhere") with { Bus = "stock" },
        ];
        var options = Synthesis.Options with { EventBusName = "central", Buses = ImmutableSortedDictionary<string, string>.Empty.Add("orders", "orders-prod") };

        var template = Assert.Single(Synthesis.All(new EventLogsCatalog([.. events], []), options));

        Assert.Equal(
            ["central", "orders-prod", "stock"],
            events.Select(definition => (string?)template.Single(Cfn.Rule, definition.Table.Name).Properties["EventBusName"]));
    }

    [Fact]
    public void A_rule_has_all_detail_types_and_the_pattern_of_its_schema()
    {
        var definition = SyntheticCatalog.Event("some") with
        {
            DetailTypes = new(["some", "\"other\""], ["Return "]),
            Pattern = new("""{"region":[{"prefix":"eu-"}],"detail":{"state":["PAID",true,1.5],"amount":[{"numeric":[">",0,"<=",100]}],"note":[{"exists":false}]}}"""),
        };

        var template = Assert.Single(Synthesis.All(new EventLogsCatalog([definition], []), Synthesis.Options));

        var rule = template.Single(Cfn.Rule, "some").Properties;
        Assert.Equal("com.example: some, \"other\", Return *", (string?)rule["Description"]);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {
                  "source": ["com.example"], "detail-type": ["some", "\"other\"", { "prefix": "Return " }], "region": [{ "prefix": "eu-" }],
                  "detail": { "state": ["PAID", true, 1.5], "amount": [{ "numeric": [">", 0, "<=", 100] }], "note": [{ "exists": false }] }
                }
                """),
            rule["EventPattern"]), rule["EventPattern"]!.ToJsonString());
    }

    [Fact]
    public void A_long_list_of_detail_types_is_cut_where_a_person_reads_it()
    {
        var definition = SyntheticCatalog.Event("some") with { DetailTypes = new([.. Enumerable.Range(0, 60).Select(number => $"Number {number}")], []) };

        var template = Assert.Single(Synthesis.All(new EventLogsCatalog([definition], []), Synthesis.Options));

        Assert.Equal(512, ((string?)template.Single(Cfn.Rule, "some").Properties["Description"])!.Length);
        Assert.Equal(60, template.Single(Cfn.Rule, "some").Properties["EventPattern"]!["detail-type"]!.AsArray().Count);
    }

    private static EventDefinition Definition(string table) =>
        Synthesis.Catalog.Events.Single(definition => definition.Table.Name == table);

    private static Resource Rule(EventDefinition definition) =>
        Standard.Single(Cfn.Rule, definition.Table.Name.Replace("_", "", StringComparison.Ordinal));

    private static Resource Stream(string table) => Assert.Single(
        Standard.OfType(Cfn.DeliveryStream),
        stream => (string?)stream.Properties["ExtendedS3DestinationConfiguration"]!["Prefix"] == PartitionLayout.FirehosePrefix(table));

    private static JsonNode Destination(string table) => Deployed.Value(Stream(table).Properties["ExtendedS3DestinationConfiguration"])!;

    private static Resource Table(string table) =>
        Assert.Single(Standard.OfType(Cfn.Table), resource => (string?)resource.Properties["TableInput"]!["Name"] == table);

    private static Resource Logs() => Standard.Single(Cfn.Bucket, "Logs");

    private static IEnumerable<(string, string, string)> Columns(JsonNode columns) =>
        columns.AsArray().Select(column => ((string)column!["Name"]!, (string)column["Type"]!, (string)column["Comment"]!));
}
