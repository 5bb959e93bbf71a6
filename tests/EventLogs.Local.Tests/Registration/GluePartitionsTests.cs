using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Local.Tests.Support;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;
using EventLogs.TestKit.Http;

namespace EventLogs.Local.Tests.Registration;

/// <summary><c>partitions</c> over a bucket in S3 and its Glue database.</summary>
public sealed class GluePartitionsTests : IDisposable
{
    private const string Address = "s3://" + AwsServer.Bucket;

    private static readonly ImmutableArray<EventDefinition> Now = [Placed(TestCatalog.WithOneMoreColumn[0]), TestCatalog.WithOneMoreColumn[1]];

    private readonly AwsServer _aws = new();
    private readonly GlueTables _glue;
    private readonly Shell _shell = new() { Catalog = Now };

    public GluePartitionsTests()
    {
        _glue = new GlueTables(_aws);
        foreach (var table in Now.Select(log => log.Table))
            _glue.AddTable(table.Name, Columns(table));
        _shell.Aws = AwsSettings.Of(_aws.Url);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _aws.Dispose();
    }

    [Fact]
    public async Task What_is_missing_behind_conflicting_expired_and_misplaced_is_found()
    {
        WriteOfEachKind();

        var result = await RunAsync("check", "--format", "json");

        Assert.Equal(1, result.ExitCode);
        var table = JsonElement.Parse(result.Output).GetProperty("tables")[0];
        Assert.Equal("order_placed", table.GetProperty("table").GetString());
        Assert.Equal((4, 2), (table.GetProperty("registered").GetInt32(), table.GetProperty("upToDate").GetInt32()));
        Assert.Equal(["date=2026-11-22/hour=15/"], Texts(table, "missing"));
        Assert.Equal(["date=2026-11-22/hour=12/"], Texts(table, "behind"));
        Assert.Equal(["date=2026-11-01/hour=00/"], Texts(table, "expired"));
        Assert.Equal(["date=2026-11-22/hour=13/"], table.GetProperty("conflicting").EnumerateArray().Select(item => item.GetProperty("name").GetString()));
        Assert.Equal(["order_placed/stray.gz"], table.GetProperty("misplaced").EnumerateArray().Select(item => item.GetProperty("name").GetString()));
        Assert.Empty(_aws.SignatureProblems);
        Assert.Equal(["us-west-2/glue", "us-west-2/s3"], _aws.Scopes.Distinct().Order());
    }

    [Fact]
    public async Task A_check_says_what_to_do()
    {
        WriteOfEachKind();

        var result = await RunAsync("check");

        Assert.Equal(
            [
                "error: order_placed/date=2026-11-22/hour=13/: its column 1 is orderid, that of the table is timestamp; drop the partition and register it again",
                "error: order_placed/stray.gz: it does not lie in order_placed/date=yyyy-MM-dd/hour=HH/",
                "error: order_placed: 1 partitions are missing (date=2026-11-22/hour=15/ is the first): partitions repair registers them",
                "error: order_placed: 1 partitions lack columns of the table (date=2026-11-22/hour=12/ is the first): partitions sync gives them those",
            ],
            result.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Nothing_to_do_is_a_success_even_where_partitions_have_no_objects_any_more()
    {
        _glue.Register("order_placed", "2026-11-01", "00", Columns(Now[0].Table));

        var result = await RunAsync("check");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task A_repair_registers_what_is_missing_as_the_registrar_does()
    {
        WriteOfEachKind();

        var result = await RunAsync("repair");

        Assert.Equal(0, result.ExitCode);
        var created = _glue.Partitions["order_placed/2026-11-22/15"];
        Assert.Equal("s3://logs/order_placed/date=2026-11-22/hour=15/", (string?)created["StorageDescriptor"]!["Location"]);
        Assert.Equal(
            Now[0].Table.Columns.Select(column => column.Name), created["StorageDescriptor"]!["Columns"]!.AsArray().Select(column => (string?)column!["Name"]));
        Assert.Contains("order_placed/2026-11-01/00", _glue.Partitions.Keys);
        Assert.Equal(["AWSGlue.BatchCreatePartition"], Changes());
    }

    [Fact]
    public async Task Partitions_without_objects_are_removed_when_that_is_asked_for()
    {
        WriteOfEachKind();
        _glue.Register("order_placed", "2020-01-01", "00", Columns(Now[0].Table), "s3://another-bucket/order_placed/");

        Assert.Equal(0, (await RunAsync("repair", "--remove-expired")).ExitCode);

        Assert.DoesNotContain("order_placed/2026-11-01/00", _glue.Partitions.Keys);
        Assert.Contains("order_placed/2020-01-01/00", _glue.Partitions.Keys);
        Assert.Contains("order_placed/2026-11-22/12", _glue.Partitions.Keys);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("repair", "--dry-run", "--remove-expired")]
    [InlineData("sync", "--dry-run")]
    public async Task Only_to_look_changes_nothing(params string[] arguments)
    {
        WriteOfEachKind();

        await RunAsync(arguments);

        Assert.Empty(Changes());
        Assert.DoesNotContain(_aws.Requests, request => !request.Fields.ContainsKey("X-Amz-Target") && !request.Line.StartsWith("GET ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_partition_that_is_behind_gets_the_columns_of_its_table_and_keeps_the_rest()
    {
        _glue.Register("order_placed", "2026-11-22", "12", Columns(TestCatalog.Events[0].Table));
        var before = _glue.Partitions["order_placed/2026-11-22/12"].DeepClone();

        var result = await RunAsync("sync");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        var after = _glue.Partitions["order_placed/2026-11-22/12"];
        Assert.Equal(
            Now[0].Table.Columns.Select(column => (column.Name, column.Type)),
            after["StorageDescriptor"]!["Columns"]!.AsArray().Select(column => ((string)column!["Name"]!, (string)column["Type"]!)));
        foreach (var member in new[] { "Location", "Compressed" })
            Assert.True(JsonNode.DeepEquals(before["StorageDescriptor"]![member], after["StorageDescriptor"]![member]), member);
        Assert.Equal("1", (string?)after["StorageDescriptor"]!["SerdeInfo"]!["Parameters"]!["serialization.format"]);
        NonEmpty.All(Now[0].Table.Format.SerdeParameters, parameter =>
            Assert.Equal(parameter.Value, (string?)after["StorageDescriptor"]!["SerdeInfo"]!["Parameters"]![parameter.Key]));
        Assert.Equal("somebody", (string?)after["Parameters"]!["owner"]);
    }

    /// <summary>A partition that was registered without a serde is given what the registrar would give it.</summary>
    [Fact]
    public async Task Syncing_gives_what_registering_gives()
    {
        var table = Now[0].Table;
        var location = $"s3://logs/{table.Name}/date=2026-11-22/hour=12/";
        _glue.Register(table.Name, "2026-11-22", "12", Columns(table)[..^1]);
        var storage = JsonObject.Create(GlueStorage.ToElement(table, location))!;
        storage["Columns"]!.AsArray().RemoveAt(table.Columns.Length - 1);
        storage.Remove("SerdeInfo");
        _glue.Partitions["order_placed/2026-11-22/12"]["StorageDescriptor"] = storage;

        Assert.Equal(0, (await RunAsync("sync")).ExitCode);

        var after = _glue.Partitions["order_placed/2026-11-22/12"]["StorageDescriptor"]!.ToJsonString();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(GlueStorage.ToElement(table, location).GetRawText()), JsonNode.Parse(after)), after);
    }

    [Fact]
    public async Task A_partition_with_other_columns_is_left_alone_and_said()
    {
        WriteOfEachKind();
        var before = _glue.Partitions["order_placed/2026-11-22/13"].ToJsonString();

        var result = await RunAsync("sync");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("order_placed/date=2026-11-22/hour=13/: its column 1 is orderid", result.Errors, StringComparison.Ordinal);
        Assert.Equal(before, _glue.Partitions["order_placed/2026-11-22/13"].ToJsonString());
    }

    [Fact]
    public async Task A_call_has_at_most_as_many_partitions_as_Glue_takes()
    {
        for (var day = 1; day <= 9; day++)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                _aws.Objects[$"order_placed/date=2026-11-{day:D2}/hour={hour:D2}/a.gz"] = [];
                _glue.Register("order_shipped", $"2026-11-{day:D2}", $"{hour:D2}", Columns(Now[1].Table).Take(1));
                _glue.Register("order_shipped", $"2026-12-{day:D2}", $"{hour:D2}", Columns(Now[1].Table));
            }
        }

        Assert.Equal(0, (await RunAsync("sync")).ExitCode);
        Assert.Equal(0, (await RunAsync("repair", "--remove-expired")).ExitCode);

        Assert.Equal(216, _glue.Partitions.Count);
        Assert.Equal((3, 3, 18), (Calls("BatchUpdatePartition"), Calls("BatchCreatePartition"), Calls("BatchDeletePartition")));
    }

    [Fact]
    public async Task Partitions_that_Glue_refuses_are_said_and_the_others_done_and_the_next_run_does_the_rest()
    {
        for (var hour = 0; hour < 6; hour++)
            _aws.Objects[$"order_placed/date=2026-11-22/hour={hour:D2}/a.gz"] = [];
        _glue.Refuses = name => name[^1] is '1' or '3' or '5';

        var result = await RunAsync("repair");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(3, _glue.Partitions.Count);
        Assert.Contains("error: order_placed/date=2026-11-22/hour=01/: InternalServiceException: No.\n", result.Errors, StringComparison.Ordinal);
        _glue.Refuses = _ => false;
        Assert.Equal(0, (await RunAsync("repair")).ExitCode);
        Assert.Equal(6, _glue.Partitions.Count);
    }

    [Fact]
    public async Task A_call_that_is_throttled_as_a_whole_fails_its_partitions_and_keeps_no_other_table_from_being_done()
    {
        _aws.Objects["order_placed/date=2026-11-22/hour=01/a.gz"] = [];
        _aws.Objects["order_shipped/date=2026-11-22/hour=01/a.gz"] = [];
        var throttled = 0;
        _aws.Throttles = target => target.EndsWith("BatchCreatePartition", StringComparison.Ordinal) && throttled++ == 0;

        var result = await RunAsync("repair");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("error: order_placed/date=2026-11-22/hour=01/: ThrottlingException: Rate exceeded\n", result.Errors);
        Assert.Equal(["order_shipped/2026-11-22/01"], _glue.Partitions.Keys);
    }

    [Theory]
    [InlineData("repair", "--remove-expired")]
    [InlineData("sync")]
    public async Task A_run_that_ends_at_any_request_is_done_by_the_next_one(params string[] arguments)
    {
        WriteOfEachKind();
        await RunAsync(arguments);
        var expected = Registered();
        var killed = 0;
        for (var request = 0; ; request++)
        {
            foreach (var afterwards in new[] { false, true })
            {
                _glue.Partitions.Clear();
                WriteOfEachKind();
                _aws.Revive();
                (_aws.DiesAt, _aws.DiesAfterwards) = (request, afterwards);
                await RunAsync(arguments);
                killed += _aws.IsAlive ? 0 : 1;
                _aws.DiesAt = int.MaxValue;
                await RunAsync(arguments);
                Assert.Equal(expected, Registered());
            }

            if (killed < 2 * (request + 1))
                break;
        }

        Assert.InRange(killed, 8, 60);

        string[] Registered() => [.. _glue.Partitions.Select(item => $"{item.Key} {item.Value["StorageDescriptor"]!["Columns"]!.AsArray().Count}")];
    }

    [Fact]
    public async Task A_table_that_was_not_deployed_yet_is_left_alone()
    {
        _glue.AddTable("order_placed", Columns(TestCatalog.Events[0].Table));
        _glue.Register("order_placed", "2026-11-22", "12", Columns(TestCatalog.Events[0].Table));
        _aws.Objects["order_placed/date=2026-11-22/hour=15/a.gz"] = [];

        foreach (var command in new[] { "check", "repair", "sync" })
        {
            var result = await RunAsync(command);
            Assert.Equal(1, result.ExitCode);
            Assert.Equal("error: order_placed: the table in Glue lacks columns that the schemas have: deploy first\n", result.Errors);
        }

        Assert.Empty(Changes());
    }

    [Fact]
    public async Task A_table_that_is_not_there_keeps_no_other_from_being_done()
    {
        using var shell = new Shell { Catalog = [.. Now, TestCatalog.OneColumn[0] with { Table = TestCatalog.OneColumn[0].Table with { Name = "gone" } }], Aws = _shell.Aws };
        _aws.Objects["order_placed/date=2026-11-22/hour=15/a.gz"] = [];

        var result = await shell.RunOnAsync(Address, "partitions", "repair", "--database", GlueTables.Database);

        Assert.Equal((1, "error: gone: there is no such table in the database event_logs\n"), (result.ExitCode, result.Errors));
        Assert.Single(_glue.Partitions);
    }

    [Fact]
    public async Task A_table_whose_partitions_Athena_computes_needs_none()
    {
        _glue.AddTable("order_placed", Columns(Now[0].Table), ("projection.enabled", "true"));
        _aws.Objects["order_placed/date=2026-11-22/hour=15/a.gz"] = [];

        var result = await RunAsync("check");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("projected", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bucket_and_database_come_from_the_outputs_of_the_stack()
    {
        _aws.Objects["order_placed/date=2026-11-22/hour=15/a.gz"] = [];
        var outputs = _shell.Folder.Write("outputs.json", """{"EventLogs":{"LogBucket":"logs","GlueDatabaseName":"event_logs"}}""");

        // an option in front, and the shell adds no --bucket
        var result = await _shell.RunAsync("--trace", "partitions", "repair", "--outputs", outputs);

        Assert.Equal(0, result.ExitCode);
        Assert.Single(_glue.Partitions);
    }

    [Fact]
    public async Task Outputs_of_another_kind_of_stack_are_an_error()
    {
        var outputs = _shell.Folder.Write("outputs.json", """{"Network":{"Vpc":"vpc-1"}}""");

        var result = await _shell.RunAsync("--trace", "partitions", "check", "--outputs", outputs);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: The outputs of Network name no LogBucket: it is not a stack of event logs.\n", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_without_a_database_is_an_error()
    {
        var result = await _shell.RunOnAsync(Address, "partitions", "check");

        Assert.Equal((1, "error: which Glue database? Give its name with --database, or the stack's outputs with --outputs\n"), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task What_must_not_be_read_is_one_sentence()
    {
        _aws.OnNext(AwsJsonServer.Error(400, "AccessDeniedException", "Not allowed."));

        Assert.Equal((1, "error: Glue GetTable: Not allowed. (AccessDeniedException)\n"), (await RunAsync("check")) is var result ? (result.ExitCode, result.Errors) : default);
    }

    private static EventDefinition Placed(EventDefinition log) =>
        log with { Table = log.Table with { Format = StorageFormat.JsonLines with { SerdeParameters = [new("mapping.is_gift", "is-gift")] } } };

    private static (string Name, string Type)[] Columns(TableDefinition table) => [.. table.Columns.Select(column => (column.Name, column.Type))];

    private static IEnumerable<string?> Texts(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(item => item.GetString());

    private Task<ShellResult> RunAsync(params string[] arguments) =>
        _shell.RunOnAsync(Address, ["partitions", .. arguments, "--database", GlueTables.Database]);

    private IEnumerable<string> Changes() => _aws.Requests.Select(request => request.Fields.GetValueOrDefault("X-Amz-Target", ""))
        .Where(target => target.Contains("Batch", StringComparison.Ordinal));

    private int Calls(string operation) => Changes().Count(target => target.EndsWith(operation, StringComparison.Ordinal));

    private void WriteOfEachKind()
    {
        var columns = Columns(Now[0].Table);
        _glue.Register("order_placed", "2026-11-01", "00", columns);
        _glue.Register("order_placed", "2026-11-22", "12", columns[..^1]);
        _glue.Register("order_placed", "2026-11-22", "13", columns.Skip(1));
        _glue.Register("order_placed", "2026-11-22", "14", columns);
        foreach (var hour in new[] { "12", "13", "14", "15" })
            _aws.Objects[$"order_placed/date=2026-11-22/hour={hour}/a.gz"] = [];
        _aws.Objects["order_placed/stray.gz"] = [];
        _aws.Objects["error/order_placed/processing-failed/date=2026-11-22/hour=12/a.gz"] = [];
    }
}
