using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using EventLogs.Generated;
using EventLogs.Lambdas.FirehoseTransform;
using EventLogs.Lambdas.Tests.Support;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;
using Codec = EventLogs.Runtime.Firehose.FirehoseTransform;

namespace EventLogs.Lambdas.Tests.FirehoseTransform;

/// <summary>The published executable, fed by a Runtime API of the tests' own.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class FirehoseTransformTests : IDisposable
{
    private readonly RuntimeApiServer _lambda = new();
    private readonly FunctionProcess _process;

    public FirehoseTransformTests() =>
        _process = FunctionProcess.Start(PublishedFunction.FirehoseTransform, ("AWS_LAMBDA_RUNTIME_API", _lambda.Address));

    public void Dispose()
    {
        _process.Dispose();
        _lambda.Dispose();
    }

    [LinuxFact]
    public async Task A_good_batch_becomes_lines_and_a_metric_for_each_table()
    {
        var answer = await TransformAsync(FirehoseRequest.Of(FirehoseRequest.Accepted));
        NonEmpty.All(answer, record => Assert.Equal("Ok", record.GetProperty("result").GetString()));
        Assert.Equal(Ids(FirehoseRequest.Accepted.Count), answer.Select(Id));
        foreach (var record in answer)
        {
            var line = record.GetProperty("data").GetBytesFromBase64();
            Assert.Equal((byte)'\n', line[^1]);
            Assert.Equal(JsonValueKind.Object, JsonElement.Parse(line).ValueKind);
        }

        var log = await TerminateAsync();
        Assert.Equal(
            EventCatalog.Events.Select(definition => definition.Table.Name),
            log.Select(line => line.GetProperty("Table").GetString()));
        Assert.Equal(FirehoseRequest.Accepted.Count, log.Sum(line => line.GetProperty("Mapped").GetInt32()));
        NonEmpty.All(log, AssertMetrics);
        NonEmpty.All(log, line => Assert.Equal(0, line.GetProperty("Failed").GetInt32()));
    }

    [LinuxFact]
    public async Task A_poisoned_batch_loses_no_record_and_the_log_says_which_failed_and_why()
    {
        var good = FirehoseRequest.Accepted.Select(Convert.ToBase64String);
        var bad = FirehoseRequest.Refused.Select(Convert.ToBase64String).Append("not Base64!").Append("");
        string[] data = [.. bad.Zip(good).SelectMany(pair => new[] { pair.First, pair.Second })];

        var answer = await TransformAsync(FirehoseRequest.OfData(data));
        Assert.Equal(Ids(data.Length), answer.Select(Id));
        var failed = answer.Where(record => record.GetProperty("result").GetString() != "Ok").ToList();
        Assert.Equal(data.Where((_, number) => number % 2 == 0), failed.Select(record => record.GetProperty("data").GetString()));
        NonEmpty.All(failed, record => Assert.Equal("ProcessingFailed", record.GetProperty("result").GetString()));

        var log = await TerminateAsync();
        var failures = log.Where(line => line.TryGetProperty("level", out _)).ToList();
        Assert.Equal(failed.Select(Id), failures.Select(Id));
        NonEmpty.All(failures, line => Assert.Equal("request-1", line.GetProperty("requestId").GetString()));
        NonEmpty.All(failures, line => Assert.True(Enum.TryParse<MapError>(line.GetProperty("error").GetString(), out _)));
        Assert.Contains(failures, line => line.GetProperty("error").GetString() == nameof(MapError.InvalidBase64));
        Assert.Contains(failures, line => line.TryGetProperty("path", out var path)
            && line.GetProperty("message").GetString()!.StartsWith(path.GetString()!, StringComparison.Ordinal));
        Assert.Equal(failures.Count, log.Except(failures).Sum(line => line.GetProperty("Failed").GetInt32()));
    }

    [LinuxFact]
    public async Task A_failure_names_the_event_and_nothing_of_what_it_held()
    {
        var damaged = JsonSerializer.Deserialize<Dictionary<string, object>>(FirehoseRequest.Accepted[0])!;
        var id = damaged["id"].ToString();
        damaged["account"] = "SECRET";
        damaged["detail"] = new { application = "SECRET", state = 1 };
        var kind = EventCatalog.Events.Single(definition =>
            definition.Source == damaged["source"].ToString() && definition.DetailType == damaged["detail-type"].ToString());

        byte[][] events = [JsonSerializer.SerializeToUtf8Bytes(damaged), "SECRET"u8.ToArray(), "{\"id\":\"SECRET !\"}"u8.ToArray()];
        await TransformAsync(FirehoseRequest.Of(events));
        var log = await TerminateAsync();
        Assert.Equal(id, log[0].GetProperty("eventId").GetString());
        Assert.Equal(kind.Id, log[0].GetProperty("event").GetString());
        Assert.Equal(kind.Table.Name, log[0].GetProperty("table").GetString());
        NonEmpty.All(log.Skip(1), line => Assert.False(line.TryGetProperty("eventId", out _)));
        NonEmpty.All(log, line => Assert.DoesNotContain("SECRET", line.GetRawText(), StringComparison.Ordinal));
    }

    [LinuxFact]
    public async Task Ten_thousand_failures_make_a_short_log_that_counts_them_all()
    {
        var events = Enumerable.Repeat("{"u8.ToArray(), 6_000).Concat(Enumerable.Repeat("[]"u8.ToArray(), 4_000));
        await TransformAsync(FirehoseRequest.Of(events));
        var log = await TerminateAsync();
        Assert.Equal(FailureLog.MaxLines + 2, log.Count);
        var summary = log[FailureLog.MaxLines];
        Assert.Equal(10_000, summary.GetProperty("failed").GetInt32());
        Assert.Equal(6_000 - FailureLog.MaxLines, summary.GetProperty("notNamed").GetProperty(nameof(MapError.InvalidJson)).GetInt32());
        Assert.Equal(4_000, summary.GetProperty("notNamed").GetProperty(nameof(MapError.NotAnObject)).GetInt32());
        AssertMetrics(log[^1]);
        Assert.Equal(10_000, log[^1].GetProperty("Failed").GetInt32());
    }

    [LinuxFact]
    public async Task An_empty_batch_is_answered_and_nothing_is_logged()
    {
        Assert.Empty(await TransformAsync(FirehoseRequest.Of([])));
        Assert.Empty(await TerminateAsync());
    }

    [LinuxFact]
    public async Task A_batch_of_6_MB_is_answered_within_6_MB()
    {
        var events = Enumerable.Range(0, int.MaxValue).Select(number => FirehoseRequest.Accepted[number % FirehoseRequest.Accepted.Count]);
        var length = 0;
        var request = FirehoseRequest.Of(events.TakeWhile(item => (length += item.Length * 4 / 3 + 120) < Codec.MaxResponseBytes));
        Assert.InRange(request.Length, Codec.MaxResponseBytes * 9 / 10, Codec.MaxResponseBytes);

        var post = await _lambda.InvokeAsync(request);
        Assert.InRange(post.Body.Length, 1_000_000, Codec.MaxResponseBytes);
        Assert.Equal(Expected(request), post.Body);
    }

    [LinuxFact]
    public async Task A_batch_in_chunks_is_answered_as_one_in_a_piece()
    {
        var request = FirehoseRequest.Of(FirehoseRequest.Accepted);
        var post = await _lambda.InvokeAsync(_lambda.ChunkedInvocation(request, 1_000));
        Assert.Equal(Expected(request), post.Body);
    }

    [LinuxFact]
    public async Task A_thousand_invocations_are_served_by_one_process_in_the_same_memory()
    {
        var requests = Enumerable.Range(1, 10)
            .Select(count => FirehoseRequest.Of(Enumerable.Range(0, 20 * count).SelectMany(_ => FirehoseRequest.Accepted).Take(20 * count)))
            .ToImmutableArray();
        var expected = requests.Select(Expected).ToImmutableArray();
        long warm = 0;
        for (var number = 0; number < 1_000; number++)
        {
            if (number == 100)
                warm = _process.ResidentBytes;
            var post = await _lambda.InvokeAsync(requests[number % 10]);
            Assert.True(post.Body.AsSpan().SequenceEqual(expected[number % 10]));
        }

        Assert.InRange(_process.ResidentBytes, 1, warm + 2 * 1024 * 1024);
        Assert.Equal(1, _lambda.Connections);
    }

    [LinuxTheory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"records\":{}}")]
    [InlineData("{\"records\":[{\"recordId\":\"1\"}]}")]
    [InlineData("{\"records\":[{\"recordId\":\"1\",\"data\":\"e30=\"}]")]
    public async Task What_is_not_a_request_fails_the_invocation_and_the_process_goes_on(string payload)
    {
        var post = await _lambda.InvokeAsync(Encoding.UTF8.GetBytes(payload));
        Assert.EndsWith("/error", post.Line, StringComparison.Ordinal);
        Assert.Equal("Firehose.InvalidRequest", post.Fields["Lambda-Runtime-Function-Error-Type"]);
        Assert.Single(await TransformAsync(FirehoseRequest.Of(FirehoseRequest.Accepted.Take(1))));
    }

    [LinuxFact]
    public async Task Records_that_cannot_even_go_back_fail_the_invocation()
    {
        var post = await _lambda.InvokeAsync(FirehoseRequest.OfData(Enumerable.Repeat("", 150_000)));
        Assert.EndsWith("/error", post.Line, StringComparison.Ordinal);
        Assert.Equal("Firehose.ResponseTooLarge", post.Fields["Lambda-Runtime-Function-Error-Type"]);
    }

    private static string? Id(JsonElement record) => record.GetProperty("recordId").GetString();

    private static IEnumerable<string> Ids(int count) => Enumerable.Range(0, count).Select(number => $"record-{number}");

    /// <summary>What the codec, whose own tests are elsewhere, makes of a request in this process.</summary>
    private static byte[] Expected(byte[] request)
    {
        var response = new LineBuffer();
        Assert.Equal(TransformStatus.Answered, new Codec(EventCatalog.Events).Transform(request, response, new Nobody()));
        return response.Written.ToArray();
    }

    private static void AssertMetrics(JsonElement line)
    {
        var metadata = line.GetProperty("_aws");
        var written = DateTimeOffset.FromUnixTimeMilliseconds(metadata.GetProperty("Timestamp").GetInt64());
        Assert.InRange(written, DateTimeOffset.UtcNow - RuntimeApiServer.FunctionTimeout, DateTimeOffset.UtcNow);
        var directive = Assert.Single(metadata.GetProperty("CloudWatchMetrics").EnumerateArray());
        Assert.Equal("EventLogs", directive.GetProperty("Namespace").GetString());
        Assert.Equal("""[["Table"]]""", directive.GetProperty("Dimensions").GetRawText());
        foreach (var metric in directive.GetProperty("Metrics").EnumerateArray())
        {
            Assert.Equal("Count", metric.GetProperty("Unit").GetString());
            Assert.Equal(JsonValueKind.Number, line.GetProperty(metric.GetProperty("Name").GetString()!).ValueKind);
        }
    }

    private async Task<List<JsonElement>> TransformAsync(byte[] request)
    {
        var post = await _lambda.InvokeAsync(request);
        Assert.True(post.Line.EndsWith("/response", StringComparison.Ordinal), post.Text);
        return [.. JsonElement.Parse(post.Body).GetProperty("records").EnumerateArray()];
    }

    private async Task<List<JsonElement>> TerminateAsync()
    {
        _process.Terminate();
        var (code, log) = await _process.ExitAsync();
        Assert.Equal(FunctionProcess.EndedBySigterm, code);
        return log;
    }

    private sealed class Nobody : ITransformObserver
    {
        public void Mapped(EventDefinition definition, int eventBytes, int lineBytes)
        {
        }

        public void Failed(ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData)
        {
        }
    }
}
