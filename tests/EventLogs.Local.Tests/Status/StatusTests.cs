using System.Text.Json;
using EventLogs.Local.Tests.Support;
using EventLogs.TestKit.Http;

namespace EventLogs.Local.Tests.Status;

/// <summary><c>status</c>, over a folder and on AWS.</summary>
public sealed class StatusTests : IDisposable
{
    private const string Address = "s3://" + AwsServer.Bucket;

    private readonly AwsServer _aws = new();
    private readonly GlueTables _glue;
    private readonly SqsMessages _queue;
    private readonly Shell _shell = new();

    public StatusTests()
    {
        _glue = new GlueTables(_aws);
        _queue = new SqsMessages(_aws, "undelivered");
        foreach (var table in TestCatalog.Events.Select(log => log.Table))
            _glue.AddTable(table.Name, table.Columns.Select(column => (column.Name, column.Type)));
        _shell.Aws = AwsSettings.Of(_aws.Url);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _aws.Dispose();
    }

    [Fact]
    public async Task A_folder_in_which_all_is_well_is_a_success()
    {
        await IngestAsync(TestCatalog.PlacedEvent("a"), "2026-11-22T12:00:00Z");

        var result = await _shell.RunAsync("status");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("│ order_placed  │ 2026-11-22 12:00:00 │ 2 h │", result.Output, StringComparison.Ordinal);
        Assert.Contains("│ order_shipped │                     │     │", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_to_be_done_in_a_folder_is_said()
    {
        await IngestAsync(TestCatalog.PlacedEvent("a"), "2026-11-22T12:00:00Z");
        await IngestAsync(TestCatalog.RefusedEvent(), "2026-11-22T12:00:00Z");
        File.Delete(Path.Combine(_shell.Bucket, ".catalog", "partitions.json"));
        _shell.Folder.Write("bucket/order_placed/stray.gz", "");

        var result = await _shell.RunAsync("status", "--max-age", "1");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            [
                "error: order_placed: no events have come for more than 1 hours",
                "error: order_placed: 1 objects of failed records: see replay --dry-run",
                "error: order_placed: 1 partitions are not registered: see partitions repair",
                "error: order_placed: 1 objects lie in no partition: see partitions check",
                "error: order_shipped: no events have come for more than 1 hours",
            ],
            result.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task What_was_replayed_is_not_failed_any_more()
    {
        _shell.Folder.Write("bucket/" + FailedRecords.Folder + "a.gz", "");
        Assert.Equal(1, (await TableAsync("order_placed")).GetProperty("failedObjects").GetInt32());

        _shell.Folder.Write("bucket/" + FailedRecords.Moved + "a.gz", "");
        File.Delete(Path.Combine(_shell.Bucket, FailedRecords.Folder, "a.gz"));

        Assert.Equal(0, (await TableAsync("order_placed")).GetProperty("failedObjects").GetInt32());
    }

    [Fact]
    public async Task Days_that_are_not_folded_are_counted_and_late_where_others_are()
    {
        using var shell = Deployments.Shell();
        await shell.ArriveAsync(Deployments.Event("a"), day: 0);
        await shell.ArriveAsync(Deployments.Event("b", day: 5), day: 5);
        var before = JsonElement.Parse(await shell.OutputAsync("status", "--format", "json")).GetProperty("tables")[0];
        Assert.Equal((2, 0), (Number(before, "daysNotFolded"), Number(before, "daysLate")));

        await shell.OutputAsync("fold");
        var folded = JsonElement.Parse(await shell.OutputAsync("status", "--format", "json")).GetProperty("tables")[0];
        Assert.Equal((0, 0), (Number(folded, "daysNotFolded"), Number(folded, "daysLate")));

        await shell.ArriveAsync(Deployments.Event("c", day: 8), day: 8);
        await shell.ArriveAsync(Deployments.Event("d", day: 19), day: 19);
        var late = await shell.RunAsync("status", "--format", "json");
        Assert.Equal((1, "error: deployment_state_change: 1 days should have been in the history before: fold them\n"), (late.ExitCode, late.Errors));
        Assert.Equal(1, Number(JsonElement.Parse(late.Output).GetProperty("tables")[0], "daysNotFolded"));
    }

    [Fact]
    public async Task A_stack_is_looked_at_as_a_whole()
    {
        _aws.Objects["order_placed/date=2026-11-22/hour=13/one-1-2026-11-22-13-30-00-00000000-0000-0000-0000-000000000000.gz"] = [];
        _aws.Objects["order_placed/date=2026-11-22/hour=12/one-1-2026-11-22-12-30-00-00000000-0000-0000-0000-000000000000.gz"] = [];
        _aws.Objects["order_shipped/date=2026-11-22/hour=12/named-otherwise.gz"] = [];
        _aws.Objects[FailedRecords.Folder + "a.gz"] = [];
        _glue.Register("order_placed", "2026-11-22", "12", [("timestamp", "string")]);
        _queue.Send("one");
        _queue.Send("two");

        var result = await StatusAsync("--queue", _queue.Url, "--format", "json");

        Assert.Equal(1, result.ExitCode);
        var report = JsonElement.Parse(result.Output);
        var placed = report.GetProperty("tables")[0];
        Assert.Equal("2026-11-22T13:30:00+00:00", placed.GetProperty("lastObject").GetString());
        Assert.Equal((3600, 1, 1, 1), (Number(placed, "ageSeconds"), Number(placed, "failedObjects"), Number(placed, "unregisteredPartitions"), Number(placed, "outdatedPartitions")));
        Assert.Equal("2026-11-22T12:00:00+00:00", report.GetProperty("tables")[1].GetProperty("lastObject").GetString());
        var queue = Assert.Single(report.GetProperty("queues").EnumerateArray());
        Assert.Equal(2, Number(queue, "messages"));
        Assert.Contains($"error: {_queue.Url}: 2 messages\n", result.Errors, StringComparison.Ordinal);
        Assert.Equal(report.GetProperty("problems").GetArrayLength(), result.Errors.TrimEnd('\n').Split('\n').Length);
        Assert.Empty(_aws.SignatureProblems);
        NonEmpty.All(_aws.Requests, request => Assert.DoesNotMatch("Batch|^(PUT|DELETE)", request.Fields.GetValueOrDefault("X-Amz-Target", request.Line)));
    }

    [Fact]
    public async Task A_queue_that_does_not_answer_keeps_nothing_from_being_shown()
    {
        _aws.Throttles = target => target.StartsWith("AmazonSQS", StringComparison.Ordinal);

        var result = await StatusAsync("--queue", _queue.Url);

        Assert.Equal((1, $"error: {_queue.Url}: Rate exceeded\n"), (result.ExitCode, result.Errors));
        Assert.Contains("order_placed", result.Output, StringComparison.Ordinal);
        Assert.Contains("│        ? │", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bucket_database_and_queues_come_from_the_outputs_of_the_stack()
    {
        _queue.Send("one");
        var outputs = _shell.Folder.Write(
            "outputs.json", $$$"""{"EventLogs":{"LogBucket":"logs","GlueDatabaseName":"event_logs","UndeliveredEvents":"{{{_queue.Url}}}","Dashboard":"x"}}""");

        var result = await _shell.RunAsync("--trace", "status", "--outputs", outputs);

        Assert.Equal((1, "error: UndeliveredEvents: 1 messages\n"), (result.ExitCode, result.Errors));
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private Task<ShellResult> StatusAsync(params string[] arguments) =>
        _shell.RunOnAsync(Address, ["status", "--database", GlueTables.Database, .. arguments]);

    private async Task<JsonElement> TableAsync(string table) =>
        JsonElement.Parse((await _shell.RunAsync("status", "--format", "json")).Output).GetProperty("tables").EnumerateArray()
            .Single(item => item.GetProperty("table").GetString() == table);

    private Task<ShellResult> IngestAsync(string text, string arrival) =>
        _shell.RunAsync("ingest", _shell.Folder.Write("events.json", text), "--again", "--arrival", arrival);
}
