using System.Text;
using System.Text.Json;
using EventLogs.Local.Replay;
using EventLogs.Local.Tests.Support;
using EventLogs.TestKit.Http;

namespace EventLogs.Local.Tests.Replay;

/// <summary>Failed records of a bucket in S3 go back into their delivery stream: never one is lost, and no object moves before its time.</summary>
public sealed class FirehoseReplayTests : IDisposable
{
    private const string Address = "s3://" + AwsServer.Bucket;

    private readonly AwsServer _aws = new();
    private readonly Shell _shell = new();

    public FirehoseReplayTests() => _shell.Aws = AwsSettings.Of(_aws.Url);

    public void Dispose()
    {
        _shell.Dispose();
        _aws.Dispose();
    }

    [Fact]
    public async Task Records_that_pass_go_into_the_stream_that_their_object_is_named_after()
    {
        WriteThree();

        var result = await _shell.RunOnAsync(Address, "replay");

        Assert.Equal(("", 0), (result.Errors, result.ExitCode));
        Assert.EndsWith("4 records put back, 0 refused; 2 objects moved to replayed/\n", result.Output, StringComparison.Ordinal);
        Assert.Equal([("one", "a"), ("one", "b"), ("two", "c"), ("two", "d")], Accepted());
        AssertSettled();
        Assert.Empty(_aws.SignatureProblems);
        Assert.Equal(["us-west-2/firehose", "us-west-2/s3"], _aws.Scopes.Distinct().Order());
    }

    [Fact]
    public async Task A_stream_can_be_named()
    {
        _aws.Objects[FailedRecords.Folder + "any-name"] = FailedRecords.Plain(TestCatalog.PlacedEvent("a"));

        var unnamed = await _shell.RunOnAsync(Address, "replay");
        var named = await _shell.RunOnAsync(Address, "replay", "--table", "order_placed", "--stream", "mine");

        Assert.Equal(1, unnamed.ExitCode);
        Assert.Contains("name it with --stream", unnamed.Errors, StringComparison.Ordinal);
        Assert.Equal(0, named.ExitCode);
        Assert.Equal([("mine", "a")], Accepted());
    }

    [Fact]
    public async Task A_dry_run_only_reads()
    {
        WriteThree();

        await _shell.RunOnAsync(Address, "replay", "--dry-run");

        Assert.Empty(_aws.Accepted);
        NonEmpty.All(_aws.Requests, request => Assert.StartsWith("GET ", request.Line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_stream_refuses_is_put_again_until_it_is_accepted()
    {
        WriteThree();
        _aws.Refuses = (call, record) => call % 3 < 2 && record % 2 == 0;

        var result = await _shell.RunOnAsync(Address, "replay");

        Assert.Equal(("", 0), (result.Errors, result.ExitCode));
        Assert.Equal([("one", "a"), ("one", "b"), ("two", "c"), ("two", "d")], Accepted().Order());
        AssertSettled();
    }

    [Fact]
    public async Task What_a_stream_never_takes_stays_and_the_next_replay_puts_only_that()
    {
        WriteThree();
        _aws.Refuses = (call, record) => call > 0 || record == 0;

        var result = await _shell.RunOnAsync(Address, "replay", "--format", "json");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error: order_placed: refused: ServiceUnavailableException: Slow down.\n", result.Errors, StringComparison.Ordinal);
        var table = Assert.Single(JsonElement.Parse(result.Output).GetProperty("tables").EnumerateArray());
        Assert.Equal((1, 3, 0), (table.GetProperty("accepted").GetInt32(), table.GetProperty("refused").GetInt32(), table.GetProperty("moved").GetInt32()));
        Assert.Equal([("one", "b")], Accepted());
        Assert.Equal(3 * RecordSender.MaxAttempts, _aws.Calls);

        _aws.Refuses = (_, _) => false;
        Assert.Equal(0, (await _shell.RunOnAsync(Address, "replay")).ExitCode);
        Assert.Equal([("one", "a"), ("one", "b"), ("two", "c"), ("two", "d")], Accepted().Order());
        AssertSettled();
    }

    [Fact]
    public async Task A_call_that_is_throttled_as_a_whole_is_made_again()
    {
        _aws.Objects[FailedRecords.Folder + FailedRecords.Name("one", 1)] = FailedRecords.Plain(TestCatalog.PlacedEvent("a"));
        var throttled = 0;
        _aws.Throttles = _ => throttled++ < 3;

        Assert.Equal(0, (await _shell.RunOnAsync(Address, "replay")).ExitCode);

        Assert.Equal([("one", "a")], Accepted());
        Assert.True(throttled > 3);
    }

    [Fact]
    public async Task An_object_whose_copy_fails_inside_of_a_success_is_not_deleted()
    {
        WriteThree();
        var keys = _aws.Objects.Keys.Order().ToList();
        _aws.CopiesFail = true;

        var result = await _shell.RunOnAsync(Address, "replay");

        Assert.Equal(1, result.ExitCode);
        Assert.Subset(_aws.Objects.Keys.ToHashSet(), keys.ToHashSet());
        _aws.CopiesFail = false;
        Assert.Equal(0, (await _shell.RunOnAsync(Address, "replay")).ExitCode);
        Assert.Equal([("one", "a"), ("one", "b"), ("two", "c"), ("two", "d")], Accepted().Order());
        AssertSettled();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_replay_that_ends_at_any_request_loses_nothing_and_goes_on(bool afterwards)
    {
        var killed = 0;
        for (var request = 0; ; request++)
        {
            _aws.Objects.Clear();
            _aws.Accepted.Clear();
            WriteThree();
            _aws.Revive();
            (_aws.DiesAt, _aws.DiesAfterwards) = (request, afterwards);

            var isWhole = (await _shell.RunOnAsync(Address, "replay")).ExitCode == 0;

            NonEmpty.All("abcd", order => Assert.True(Accepted().Any(item => item.Order == $"{order}") || IsStored($"{order}"), $"{request}: {order}"));
            _aws.Revive();
            Assert.Equal(0, (await _shell.RunOnAsync(Address, "replay")).ExitCode);
            Assert.Equal([("one", "a"), ("one", "b"), ("two", "c"), ("two", "d")], Accepted().Distinct().Order());
            Assert.InRange(Accepted().Length, 4, 6);
            AssertSettled();
            if (isWhole)
                break;
            killed++;
        }

        Assert.InRange(killed, 15, 100);
    }

    [Fact]
    public async Task More_records_than_a_call_takes_are_put_in_several()
    {
        const int Records = 1203;
        _aws.Objects[FailedRecords.Folder + FailedRecords.Name("one", 1)] =
            FailedRecords.Compressed(Enumerable.Range(0, Records).Select(number => TestCatalog.PlacedEvent($"{number:D4}")));

        Assert.Equal(0, (await _shell.RunOnAsync(Address, "replay")).ExitCode);

        Assert.Equal(3, _aws.Calls);
        Assert.Equal(Enumerable.Range(0, Records).Select(number => ("one", $"{number:D4}")), Accepted());
    }

    [Theory]
    [InlineData("s3://", "'s3://' is not the address of a bucket")]
    [InlineData("s3://logs/folder", "'s3://logs/folder' is not the address of a bucket")]
    public async Task An_address_of_something_else_is_an_error(string bucket, string error)
    {
        var result = await _shell.RunOnAsync(bucket, "replay");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(error, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_of_folders_say_that_they_are()
    {
        var result = await _shell.RunOnAsync(Address, "tables");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: this command works on a folder", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_that_must_not_be_read_is_one_sentence()
    {
        _aws.OnNext(HttpReply.Status(403, Encoding.UTF8.GetBytes("<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>")));

        var result = await _shell.RunOnAsync(Address, "replay");

        Assert.Equal((1, "error: Access Denied\n"), (result.ExitCode, result.Errors));
    }

    private void WriteThree()
    {
        _aws.Objects[FailedRecords.Folder + FailedRecords.Name("one", 1)] =
            FailedRecords.Plain(TestCatalog.PlacedEvent("a"), TestCatalog.PlacedEvent("b"));
        _aws.Objects[FailedRecords.Folder + FailedRecords.Name("two", 2)] =
            FailedRecords.Compressed(TestCatalog.PlacedEvent("c"), TestCatalog.RefusedEvent());
        _aws.Objects[FailedRecords.Folder + FailedRecords.Name("two", 3)] = FailedRecords.Compressed(TestCatalog.PlacedEvent("d"));
    }

    /// <summary>Objects of which every record was accepted have moved; the other one, with a record that fails again, is where it was.</summary>
    private void AssertSettled() => Assert.Equal(
        [
            FailedRecords.Folder + FailedRecords.Name("two", 2),
            FailedRecords.Moved + FailedRecords.Name("one", 1),
            FailedRecords.Moved + FailedRecords.Name("two", 3),
        ],
        _aws.Objects.Keys.Where(key => !key.EndsWith(".progress.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    private (string Stream, string Order)[] Accepted() =>
        [.. _aws.Accepted.Select(item => (item.Stream, JsonElement.Parse(item.Record).GetProperty("detail").GetProperty("orderId").GetString()!))];

    private bool IsStored(string order) => _aws.Objects.Keys.Any(key => key.StartsWith(FailedRecords.Folder, StringComparison.Ordinal)
        && key.EndsWith(order switch { "a" or "b" => "1.gz", "c" => "2.gz", _ => "3.gz" }, StringComparison.Ordinal));
}
