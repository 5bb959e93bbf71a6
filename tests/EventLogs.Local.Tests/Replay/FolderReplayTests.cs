using System.Text.Json;
using EventLogs.Local.Replay;
using EventLogs.Local.Storage;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Replay;

/// <summary>Failed records of a folder go back into its log, once each, whenever the replay is killed.</summary>
public sealed class FolderReplayTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Records_that_pass_are_rows_again_and_an_object_moves_when_all_of_it_are()
    {
        Write("1", FailedRecords.Plain(TestCatalog.PlacedEvent("a"), TestCatalog.PlacedEvent("b")));
        Write("2.gz", FailedRecords.Compressed(TestCatalog.PlacedEvent("c"), TestCatalog.RefusedEvent(), TestCatalog.RefusedEvent()));

        var output = await _shell.OutputAsync("replay");

        Assert.Contains("│ order_placed │       2 │       5 │               0 │    3 │          2 │", output, StringComparison.Ordinal);
        Assert.Contains("fail again: order_placed: 2: $.detail.orderId: ", output, StringComparison.Ordinal);
        Assert.EndsWith("3 records put back, 0 refused; 1 objects moved to replayed/\n", output, StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c"], await OrdersAsync());
        Assert.Equal(
            [FailedRecords.Folder + "2.gz", FailedRecords.Moved + "1", FailedRecords.Moved + "2.gz.progress.json"], ErrorKeys());

        Assert.Contains("0 records put back", await _shell.OutputAsync("replay"), StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c"], await OrdersAsync());
    }

    [Fact]
    public async Task Records_that_ingest_refused_go_back_once_the_mapper_takes_them()
    {
        await _shell.RunAsync("ingest", _shell.Folder.Write("1.json", TestCatalog.RefusedEvent("n") + TestCatalog.PlacedEvent("a")));
        using var corrected = new Shell { Catalog = TestCatalog.OneColumn };
        var bucket = _shell.Bucket;

        var result = await corrected.RunOnAsync(bucket, "replay");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.EndsWith("1 records put back, 0 refused; 1 objects moved to replayed/\n", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(ErrorKeys(), key => key.Contains("error/order_placed/processing-failed/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_in_a_wrapper_goes_back_without_it()
    {
        var inQueue = JsonSerializer.Serialize(new { eventSource = "aws:sqs", body = Notification(TestCatalog.PlacedEvent("b")) });
        Write("1", FailedRecords.Plain(Notification(TestCatalog.PlacedEvent("a")), inQueue));

        Assert.EndsWith("2 records put back, 0 refused; 1 objects moved to replayed/\n", await _shell.OutputAsync("replay"), StringComparison.Ordinal);
        Assert.Equal(["a", "b"], await OrdersAsync());
    }

    [Fact]
    public async Task What_else_is_wrapped_fails_again_and_what_to_change_is_said()
    {
        var several = JsonSerializer.Serialize(new { messageType = "DATA_MESSAGE", logEvents = new[] { new { message = TestCatalog.PlacedEvent("a") }, new { message = TestCatalog.PlacedEvent("b") } } });
        Write("1", FailedRecords.Plain(Notification(TestCatalog.ShippedEvent("x")), Notification("hello"), several, TestCatalog.PlacedEvent("c")));

        var output = await _shell.OutputAsync("replay");

        Assert.Contains("fail again: order_placed: 2: a notification of SNS around the event: turn on raw message delivery for the subscription", output, StringComparison.Ordinal);
        Assert.Contains("fail again: order_placed: 1: a batch of CloudWatch Logs around events: ", output, StringComparison.Ordinal);
        Assert.Equal(["c"], await OrdersAsync());
        Assert.Contains(FailedRecords.Folder + "1", _shell.Keys());
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_says_the_same_as_JSON()
    {
        Write("1", FailedRecords.Plain(TestCatalog.PlacedEvent("a"), TestCatalog.RefusedEvent()));
        var before = _shell.Keys();

        var report = JsonElement.Parse(await _shell.OutputAsync("replay", "--dry-run", "--format", "json"));

        Assert.True(report.GetProperty("isDryRun").GetBoolean());
        var table = Assert.Single(report.GetProperty("tables").EnumerateArray());
        Assert.Equal((1, 0), (table.GetProperty("passing").GetInt32(), table.GetProperty("accepted").GetInt32()));
        Assert.Equal(1, Assert.Single(table.GetProperty("failing").EnumerateArray()).GetProperty("records").GetInt32());
        Assert.Equal(before, _shell.Keys());
    }

    [Theory]
    [InlineData("2026-11-20T08:59:00Z", 1)]
    [InlineData("2026-11-20T09:00:00Z", 0)]
    [InlineData("2026-11-20", 1)]
    [InlineData("2026-11-21", 0)]
    public async Task Only_objects_of_the_hour_and_later_ones_are_looked_at(string since, int records)
    {
        Write("1", FailedRecords.Plain(TestCatalog.PlacedEvent("a")));

        Assert.Contains($"{records} records put back", await _shell.OutputAsync("replay", "--since", since), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_table_that_was_named_is_looked_at()
    {
        Write("1", FailedRecords.Plain(TestCatalog.PlacedEvent("a")));

        Assert.Contains("0 records put back", await _shell.OutputAsync("replay", "--table", "order_shipped"), StringComparison.Ordinal);
        Assert.Contains("1 records put back", await _shell.OutputAsync("replay", "--table", "order_placed"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{\"rawData\":\"not Base64!\"}")]
    [InlineData("{\"noData\":1}")]
    [InlineData("{\"rawData\":null}")]
    [InlineData("null")]
    [InlineData("[{\"rawData\":\"e30=\"}]")]
    [InlineData("{\"rawData\":\"e30=\"}{\"rawData\":")]
    public async Task An_object_that_is_not_one_of_failed_records_stays_and_keeps_no_other_from_going_back(string content)
    {
        Write("1", System.Text.Encoding.UTF8.GetBytes(content));
        Write("2", FailedRecords.Plain(TestCatalog.PlacedEvent("a")));

        var result = await _shell.RunAsync("replay");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"error: {FailedRecords.Folder}1: it is not an object of failed records: ", result.Errors, StringComparison.Ordinal);
        Assert.Equal(["a"], await OrdersAsync());
        Assert.Contains(FailedRecords.Folder + "1", _shell.Keys());
    }

    [Theory]
    [InlineData("--table", "orders", "There is no table 'orders'")]
    [InlineData("--since", "yesterday", "--since takes an ISO 8601 time")]
    [InlineData("--stream", "s", "--stream takes the records of one table")]
    public async Task What_an_option_does_not_take_is_an_error(string option, string value, string error)
    {
        var result = await _shell.RunAsync("replay", option, value);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(error, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_replay_at_the_same_time_is_refused()
    {
        Write("1", FailedRecords.Plain(TestCatalog.PlacedEvent("a")));
        using var held = await ReplayLock.TryTakeAsync(new LocalBucket(_shell.Bucket), default);
        Assert.NotNull(held);

        var result = await _shell.RunAsync("replay");

        Assert.Equal((1, "error: another process replays this bucket; run it again when that is done\n"), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task A_replay_that_is_killed_at_any_point_loses_nothing_doubles_nothing_and_goes_on()
    {
        var killed = 0;
        for (var changes = 0; ; changes++)
        {
            if (Directory.Exists(_shell.Bucket))
                Directory.Delete(_shell.Bucket, recursive: true);
            Write("1", FailedRecords.Plain(TestCatalog.PlacedEvent("a"), TestCatalog.PlacedEvent("b")));
            Write("2.gz", FailedRecords.Compressed(TestCatalog.PlacedEvent("c"), TestCatalog.RefusedEvent()));
            var left = changes;
            var bucket = new LocalBucket(_shell.Bucket) { BeforeChange = () => Kill(left-- <= 0) };
            if (await TryReplayAsync(bucket))
                break;
            killed++;

            await _shell.OutputAsync("replay");

            Assert.Equal(["a", "b", "c"], await OrdersAsync());
            Assert.Equal(
                [FailedRecords.Folder + "2.gz", FailedRecords.Moved + "1", FailedRecords.Moved + "2.gz.progress.json"], ErrorKeys());
        }

        Assert.InRange(killed, 8, 100);
    }

    private static async Task<bool> TryReplayAsync(LocalBucket bucket)
    {
        try
        {
            using var delivery = new FolderReplay(bucket, TestCatalog.Events, new TestClock(Shell.Now), new NoProblems());
            var run = new ReplayRun(new FolderObjects(bucket), TestCatalog.Events);
            var plan = await run.PlanAsync(new ReplayScope(["order_placed"], null), (_, _) => { }, CancellationToken.None);
            await run.DeliverAsync(plan, delivery, (_, _) => { }, CancellationToken.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Kill(bool isNow)
    {
        if (isNow)
            throw new IOException("killed");
    }

    private static string Notification(string message) => JsonSerializer.Serialize(new { Type = "Notification", TopicArn = "arn:aws:sns:eu-west-1:111122223333:t", Message = message });

    private void Write(string name, byte[] content) => _shell.Folder.Write($"{_shell.BucketName}/{FailedRecords.Folder}{name}", content);

    private Task<string[]> OrdersAsync() => _shell.RowsAsync("SELECT orderid FROM order_placed ORDER BY 1");

    private string[] ErrorKeys() => [.. _shell.Keys().Where(key => key.StartsWith("error/", StringComparison.Ordinal))];
}
