using System.Text.Json;
using EventLogs.Aws.Firehose;
using EventLogs.Local.Redrive;
using EventLogs.Local.Replay;
using EventLogs.Local.Tests.Support;
using EventLogs.TestKit.Http;

namespace EventLogs.Local.Tests.Redrive;

/// <summary>Undelivered events go back into their delivery stream: never one is lost, and none is deleted that was not accepted.</summary>
public sealed class RedriveTests : IDisposable
{
    private readonly AwsServer _aws = new();
    private readonly SqsMessages _queue;
    private readonly Shell _shell = new();

    public RedriveTests()
    {
        _queue = new SqsMessages(_aws, "undelivered");
        _shell.Aws = AwsSettings.Of(_aws.Url);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _aws.Dispose();
    }

    [Fact]
    public async Task An_event_goes_into_the_stream_that_did_not_take_it_and_its_message_is_deleted()
    {
        Send("one", TestCatalog.PlacedEvent("a"));
        Send("two", TestCatalog.ShippedEvent("b"));

        var result = await RedriveAsync();

        Assert.Equal(("", 0), (result.Errors, result.ExitCode));
        Assert.Equal([("one", "a"), ("two", "b")], Accepted());
        Assert.Empty(_queue.Bodies);
        Assert.Empty(_aws.SignatureProblems);
        Assert.Equal(["us-west-2/firehose", "us-west-2/sqs"], _aws.Scopes.Distinct().Order());
    }

    [Fact]
    public async Task More_messages_than_a_call_takes_are_received_in_several()
    {
        for (var number = 0; number < 35; number++)
            Send("one", TestCatalog.PlacedEvent($"{number:D2}"));

        Assert.Equal(0, (await RedriveAsync()).ExitCode);

        Assert.Equal(Enumerable.Range(0, 35).Select(number => ("one", $"{number:D2}")), Accepted());
        Assert.Equal(4, _aws.Calls);
        Assert.Empty(_queue.Bodies);
    }

    [Fact]
    public async Task What_the_mapper_refuses_stays_with_the_reason_and_can_be_seen_at_once()
    {
        Send("one", TestCatalog.RefusedEvent());
        Send("one", TestCatalog.PlacedEvent("a"));
        Send("one", "not even JSON");

        var result = await RedriveAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error: order_placed: 1 stay in the queue: the mapper refuses it: ", result.Errors, StringComparison.Ordinal);
        Assert.Contains("error: (no rule): 1 stay in the queue: the mapper refuses it: ", result.Errors, StringComparison.Ordinal);
        Assert.Equal([("one", "a")], Accepted());
        Assert.Equal([TestCatalog.RefusedEvent(), "not even JSON"], _queue.Bodies);
        Assert.Equal(0, _queue.Hidden);
    }

    [Fact]
    public async Task What_the_mapper_refuses_goes_back_when_that_is_asked_for()
    {
        Send("one", TestCatalog.RefusedEvent());

        Assert.Equal(0, (await RedriveAsync("--with-refused")).ExitCode);

        Assert.Equal(TestCatalog.RefusedEvent(), Assert.Single(_aws.Accepted).Record);
        Assert.Empty(_queue.Bodies);
    }

    [Fact]
    public async Task A_dry_run_puts_and_deletes_nothing()
    {
        Send("one", TestCatalog.PlacedEvent("a"));
        Send("one", TestCatalog.RefusedEvent());

        var result = await RedriveAsync("--dry-run", "--format", "json");

        var report = JsonMembers.Check("redrive", result.Output);
        Assert.True(report.GetProperty("isDryRun").GetBoolean());
        Assert.Equal((2, 1), (report.GetProperty("messages").GetInt32(), Assert.Single(report.GetProperty("tables").EnumerateArray()).GetProperty("passing").GetInt32()));
        Assert.Equal(1, Assert.Single(report.GetProperty("kept").EnumerateArray()).GetProperty("messages").GetInt32());
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(_aws.Accepted);
        Assert.Equal((2, 0, 0), (_queue.Bodies.Count(), _queue.Hidden, _queue.Deleted));
    }

    [Fact]
    public async Task Other_tables_events_stay_where_one_table_is_asked_for()
    {
        Send("one", TestCatalog.PlacedEvent("a"));
        Send("two", TestCatalog.ShippedEvent("b"));

        var result = await RedriveAsync("--table", "order_shipped", "--stream", "mine");

        Assert.Equal(("", 0), (result.Errors, result.ExitCode));
        Assert.Equal([("mine", "b")], Accepted());
        Assert.Equal(TestCatalog.PlacedEvent("a"), Assert.Single(_queue.Bodies));
        Assert.Equal(0, _queue.Hidden);
    }

    [Theory]
    [InlineData("arn:aws:lambda:us-west-2:123456789012:function:describe", "it was for arn:aws:lambda:us-west-2:123456789012:function:describe, which is not a delivery stream")]
    [InlineData("arn:aws:firehose:us-west-2:123456789012:deliverystream/", "which is not a delivery stream")]
    [InlineData(null, "it is not from a rule of EventBridge")]
    public async Task A_message_that_was_not_for_a_delivery_stream_stays(string? target, string reason)
    {
        _queue.Send(TestCatalog.PlacedEvent("a"), target is null ? [] : [("TARGET_ARN", target)]);

        var result = await RedriveAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, result.Errors, StringComparison.Ordinal);
        Assert.Single(_queue.Bodies);
        Assert.Empty(_aws.Accepted);
    }

    [Fact]
    public async Task An_event_that_Firehose_cannot_take_stays_and_keeps_no_other_from_going()
    {
        Send("one", TestCatalog.PlacedEvent("a"));
        Send("one", TestCatalog.PlacedEvent("b", $",\"note\":\"{new string('x', FirehoseClient.MaxRecordBytes)}\""));

        var result = await RedriveAsync();

        Assert.Contains("it is larger than the 1000 KiB that Firehose takes", result.Errors, StringComparison.Ordinal);
        Assert.Equal([("one", "a")], Accepted());
        Assert.Single(_queue.Bodies);
    }

    [Fact]
    public async Task Large_events_are_put_in_calls_that_Firehose_takes()
    {
        for (var number = 0; number < 7; number++)
            Send("one", TestCatalog.PlacedEvent($"{number}", $",\"note\":\"{new string('x', 1_000_000)}\""));

        Assert.Equal(0, (await RedriveAsync()).ExitCode);

        Assert.Equal(7, Accepted().Length);
        Assert.Equal(2, _aws.Calls);
    }

    [Fact]
    public async Task What_a_stream_refuses_is_put_again_until_it_is_accepted()
    {
        SendFour();
        _aws.Refuses = (call, record) => call % 3 < 2 && record % 2 == 0;

        Assert.Equal(0, (await RedriveAsync()).ExitCode);

        Assert.Equal([("one", "a"), ("one", "b"), ("two", "c"), ("two", "d")], Accepted().Order());
        Assert.Empty(_queue.Bodies);
    }

    [Fact]
    public async Task What_a_stream_never_takes_stays_and_the_next_redrive_puts_only_that()
    {
        SendFour();
        _aws.Refuses = (call, record) => call > 0 || record == 0;

        var result = await RedriveAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("one refuses it: ServiceUnavailableException: Slow down.", result.Errors, StringComparison.Ordinal);
        Assert.Equal([("one", "b")], Accepted());
        Assert.Equal((3, 0), (_queue.Bodies.Count(), _queue.Hidden));
        Assert.Equal(2 * RecordSender.MaxAttempts, _aws.Calls);

        _aws.Refuses = (_, _) => false;
        Assert.Equal(0, (await RedriveAsync()).ExitCode);
        Assert.Equal([("one", "a"), ("one", "b"), ("two", "c"), ("two", "d")], Accepted().Order());
    }

    [Fact]
    public async Task A_stream_that_is_not_there_is_tried_once_and_keeps_no_other_from_its_events()
    {
        for (var number = 0; number < 25; number++)
            Send("gone", TestCatalog.PlacedEvent("lost"));
        Send("two", TestCatalog.ShippedEvent("b"));
        _aws.Missing = "gone";

        var result = await RedriveAsync("--format", "json");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal([("two", "b")], Accepted());
        Assert.Equal((25, 0), (_queue.Bodies.Count(), _queue.Hidden));
        Assert.Contains("ResourceNotFoundException", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, _aws.Requests.Count(request => request.Fields["X-Amz-Target"].EndsWith("PutRecordBatch", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_call_that_is_throttled_as_a_whole_is_made_again()
    {
        Send("one", TestCatalog.PlacedEvent("a"));
        var calls = 0;
        _aws.Throttles = target => target.StartsWith("Firehose", StringComparison.Ordinal) && calls++ < 3;

        Assert.Equal(0, (await RedriveAsync()).ExitCode);

        Assert.Equal([("one", "a")], Accepted());
        Assert.Empty(_queue.Bodies);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_is_not_deleted_is_deleted_again_and_its_event_not_put_twice(bool asWhole)
    {
        SendFour();
        var refusals = 0;
        if (asWhole)
            _aws.Throttles = target => target.EndsWith("DeleteMessageBatch", StringComparison.Ordinal) && refusals++ < 3;
        else
            _queue.Refuses = _ => refusals++ < 3;

        Assert.Equal(0, (await RedriveAsync()).ExitCode);

        Assert.Equal([("one", "a"), ("one", "b"), ("two", "c"), ("two", "d")], Accepted().Order());
        Assert.Empty(_queue.Bodies);
        Assert.True(refusals >= 3);
    }

    [Fact]
    public async Task A_message_that_cannot_be_deleted_is_said()
    {
        Send("one", TestCatalog.PlacedEvent("a"));
        _queue.Refuses = _ => true;

        var result = await RedriveAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("its event was put back, but the message could not be deleted: InternalError: Try later.", result.Errors, StringComparison.Ordinal);
        Assert.Equal([("one", "a")], Accepted());
        Assert.Single(_queue.Bodies);
    }

    [Fact]
    public async Task Messages_that_come_again_while_a_redrive_runs_are_not_put_twice()
    {
        for (var number = 0; number < 12; number++)
            Send("one", TestCatalog.PlacedEvent($"{number:D2}"));
        Send("one", TestCatalog.RefusedEvent());
        _queue.Refuses = entry => entry == 0 && _aws.Calls == 1;
        _aws.OnPut = call =>
        {
            if (call == 1)
                _queue.Reappear();
        };

        var result = await RedriveAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(12, Accepted().Length);
        Assert.Equal(12, Accepted().Distinct().Count());
        Assert.Equal([TestCatalog.RefusedEvent()], _queue.Bodies);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_redrive_that_ends_at_any_request_loses_nothing_and_the_next_one_goes_on(bool afterwards)
    {
        var killed = 0;
        for (var request = 0; ; request++)
        {
            _queue.Clear();
            _aws.Accepted.Clear();
            SendFour();
            Send("one", TestCatalog.RefusedEvent());
            _aws.Revive();
            (_aws.DiesAt, _aws.DiesAfterwards) = (request, afterwards);

            await RedriveAsync();

            var isWhole = _aws.IsAlive;
            NonEmpty.All("abcd", order => Assert.True(
                Accepted().Any(item => item.Order == $"{order}") || _queue.Bodies.Any(body => body.Contains($"\"{order}\"", StringComparison.Ordinal)), $"{request}: {order}"));
            Assert.Contains(TestCatalog.RefusedEvent(), _queue.Bodies);
            _aws.Revive();
            _queue.Reappear();
            Assert.Equal(1, (await RedriveAsync()).ExitCode);
            Assert.Equal([("one", "a"), ("one", "b"), ("two", "c"), ("two", "d")], Accepted().Distinct().Order());
            Assert.InRange(Accepted().Length, 4, 8);
            Assert.Equal([TestCatalog.RefusedEvent()], _queue.Bodies);
            if (isWhole)
                break;
            killed++;
        }

        Assert.InRange(killed, 5, 30);
    }

    [Fact]
    public async Task A_queue_that_must_not_be_read_is_one_sentence()
    {
        _aws.OnNext(AwsJsonServer.Error(403, "AccessDenied", "Access to the resource is denied."));

        var result = await RedriveAsync();

        Assert.Equal((1, "error: Access to the resource is denied.\n"), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task The_queue_comes_from_the_outputs_of_the_stack()
    {
        Send("one", TestCatalog.PlacedEvent("a"));
        var outputs = _shell.Folder.Write("outputs.json", $$$"""{"EventLogs":{"LogBucket":"logs","UndeliveredEvents":"{{{_queue.Url}}}"}}""");

        Assert.Equal(0, (await _shell.RunAsync("redrive", "--outputs", outputs)).ExitCode);

        Assert.Equal([("one", "a")], Accepted());
    }

    [Fact]
    public async Task Without_a_queue_there_is_nothing_to_redrive()
    {
        var result = await _shell.RunAsync("redrive");

        Assert.Equal((1, "error: which queue? Give its URL with --queue, or the stack's outputs with --outputs\n"), (result.ExitCode, result.Errors));
    }

    private Task<ShellResult> RedriveAsync(params string[] arguments) => _shell.RunAsync(["redrive", "--queue", _queue.Url, .. arguments]);

    private void SendFour()
    {
        Send("one", TestCatalog.PlacedEvent("a"));
        Send("one", TestCatalog.PlacedEvent("b"));
        Send("two", TestCatalog.ShippedEvent("c"));
        Send("two", TestCatalog.ShippedEvent("d"));
    }

    private void Send(string stream, string body) => _queue.Send(
        body,
        ("RULE_ARN", "arn:aws:events:us-west-2:123456789012:rule/one"),
        (UndeliveredEvent.TargetAttribute, "arn:aws:firehose:us-west-2:123456789012:deliverystream/" + stream),
        ("ERROR_CODE", "NO_PERMISSIONS"),
        ("ERROR_MESSAGE", "No."));

    private (string Stream, string Order)[] Accepted() =>
        [.. _aws.Accepted.Select(item => (item.Stream, JsonElement.Parse(item.Record).GetProperty("detail").GetProperty("orderId").GetString()!))];
}
