using System.Text;
using System.Text.Json;
using CsCheck;
using EventLogs.Generated;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.FirehoseTransform;
using EventLogs.Lambdas.Tests.Support;

namespace EventLogs.Lambdas.Tests.FirehoseTransform;

/// <summary>
/// The whole function in this process, from the Runtime API's bytes to the answer and the log: whatever the records hold, each is answered
/// once, the log is JSON, and the next invocation is served.
/// </summary>
[Trait(FastLane.Category, FastLane.Slow)]
public sealed class FunctionFuzzTests : IDisposable
{
    private const int Cases = 2_000;

    /// <summary>Pieces of JSON that go where a name or a value can stand: with some the event has to be refused.</summary>
    private static readonly string[] HostileNames =
    [
        "\\ud800", "\\udfff", "a\\ud83d", "\\ude00\\ud83d", "i\\ud800d", "\\u0069d", "id", "source", "detail-type", "", "\\u0000", "\\\"",
        "\\n", "é", "\\ud83d\\ude00", "$.id", "detail",
    ];

    private static readonly string[] HostileValues =
    [
        "1", "null", "\"\\ud800\"", "\"\\u0000\"", "{}", "[]", "\"x\"", "1e999", "-0", "tru", "\"", "[[[[",
        "{\"a\":{\"id\":\"b\"}}", "\u0001", "\"\t\"",
    ];

    private static readonly string[] RecordIds =
    [
        "1", "", "a b", "\\\"", "\\\\", "\\n", "\\u00e9", "é", "\\ud83d\\ude00", "</x>", "\\/",
        "49546986683135544286507457936321625675700192471156785154",
    ];

    private readonly RuntimeApiServer _server = new();
    private readonly MemoryStream _log = new();

    public void Dispose()
    {
        _server.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Each_record_is_answered_once_whatever_the_records_hold()
    {
        var loop = Run();
        var record = Gen.Select(Gen.Int[0, RecordIds.Length - 1].Select(index => RecordIds[index]), Data());
        record.Array[0, 70].Sample(
            records => Check(records),
            iter: Cases,
            threads: 1);
        Assert.False(loop.IsCompleted);
        _server.OnNext(HttpReply.Status(403));
        await Assert.ThrowsAsync<RuntimeApiException>(() => loop);
    }

    [Fact]
    public async Task A_request_of_any_bytes_is_answered_or_fails_alone()
    {
        var loop = Run();
        byte[][] requests =
        [
            FirehoseRequest.Of(FirehoseRequest.Accepted.Take(3)),
            FirehoseRequest.Of(FirehoseRequest.Refused.Take(3)),
            Encoding.UTF8.GetBytes("{\"records\":[{\"recordId\":\"1\",\"data\":\"e30=\"}]}"),
        ];
        Gen.Select(Gen.Int[0, requests.Length - 1], Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[0, 6], Gen.Int[0, 20]).Sample(
            (index, changes, cut) =>
            {
                var request = requests[index].ToArray();
                foreach (var (position, value) in changes)
                    request[position % request.Length] = value;
                var post = _server.InvokeAsync(cut == 0 ? request[..(request.Length / 2)] : request).GetAwaiter().GetResult();
                Assert.True(
                    post.Line.EndsWith("/response", StringComparison.Ordinal)
                    || post.Fields["Lambda-Runtime-Function-Error-Type"] == "Firehose.InvalidRequest",
                    post.Text);
                Assert.DoesNotContain(TakeLog(), line => line.ValueKind != JsonValueKind.Object);
            },
            iter: Cases,
            threads: 1);
        Assert.False(loop.IsCompleted);
        _server.OnNext(HttpReply.Status(403));
        await Assert.ThrowsAsync<RuntimeApiException>(() => loop);
    }

    private static Gen<string> Data()
    {
        var sample = Gen.Int[0, FirehoseRequest.Accepted.Count - 1].Select(index => FirehoseRequest.Accepted[index]);
        var refused = Gen.Int[0, FirehoseRequest.Refused.Count - 1].Select(index => FirehoseRequest.Refused[index]);
        var member = Gen.Select(Gen.Int[0, HostileNames.Length - 1], Gen.Int[0, HostileValues.Length - 1])
            .Select((name, value) => $"\"{HostileNames[name]}\":{HostileValues[value]},");
        var extended = Gen.Select(sample, member.Array[1, 3], Gen.Bool).Select((utf8Event, members, isFirst) =>
            Insert(utf8Event, Encoding.UTF8.GetBytes(string.Concat(members)), isFirst));
        var damaged = Gen.Select(sample, Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[1, 4]).Select((utf8Event, changes) =>
        {
            var bytes = utf8Event.ToArray();
            foreach (var (position, value) in changes)
                bytes[position % bytes.Length] = value;
            return bytes;
        });
        var cut = Gen.Select(sample, Gen.Int[0, 10_000]).Select((utf8Event, length) => utf8Event[..(length % utf8Event.Length)]);
        var base64 = Gen.OneOf(sample, refused, extended, extended, damaged, cut, Gen.Byte.Array[0, 40]).Select(Convert.ToBase64String);
        var other = Gen.OneOf(
            Gen.Const("not Base64!"), Gen.Const(""), Gen.Const("e30"), Gen.Const("\\ud800"), Gen.Const("\\u0065\\u00330="));
        return Gen.Frequency((20, base64), (1, other));
    }

    /// <summary>Puts members at the beginning of an event, or at the beginning of its detail.</summary>
    private static byte[] Insert(byte[] utf8Event, byte[] members, bool isFirst)
    {
        var detail = utf8Event.AsSpan().IndexOf("\"detail\""u8);
        var position = (isFirst || detail < 0 ? 0 : detail) + utf8Event.AsSpan(isFirst || detail < 0 ? 0 : detail).IndexOf((byte)'{') + 1;
        return [.. utf8Event[..position], .. members, .. utf8Event[position..]];
    }

    private void Check((string Id, string Data)[] records)
    {
        var items = records.Select(record =>
            $"{{\"recordId\":\"{record.Id}\",\"approximateArrivalTimestamp\":1,\"data\":\"{record.Data}\"}}");
        var post = _server.InvokeAsync(Encoding.UTF8.GetBytes($"{{\"records\":[{string.Join(',', items)}]}}")).GetAwaiter().GetResult();
        if (records.Any(record => record.Data == "\\ud800"))
        {
            // a request that is not text is nothing that Firehose sends
            Assert.True(post.Line.EndsWith("/response", StringComparison.Ordinal)
                || post.Fields["Lambda-Runtime-Function-Error-Type"] == "Firehose.InvalidRequest");
            TakeLog();
            return;
        }

        Assert.True(post.Line.EndsWith("/response", StringComparison.Ordinal), post.Text);
        var answers = JsonElement.Parse(post.Body).GetProperty("records").EnumerateArray().ToList();
        Assert.Equal(records.Select(record => $"\"{record.Id}\""), answers.Select(answer => answer.GetProperty("recordId").GetRawText()));
        foreach (var (answer, record) in answers.Zip(records))
        {
            var (result, data) = (answer.GetProperty("result").GetString(), answer.GetProperty("data"));
            if (result == "Ok")
                Assert.Equal(JsonValueKind.Object, JsonElement.Parse(data.GetBytesFromBase64()).ValueKind);
            else
                Assert.Equal(("ProcessingFailed", $"\"{record.Data}\""), (result, data.GetRawText()));
        }

        CheckLog(answers);
    }

    private void CheckLog(List<JsonElement> answers)
    {
        var log = TakeLog();
        var failed = answers.Where(answer => answer.GetProperty("result").GetString() != "Ok").ToList();
        var named = log.Where(line => line.TryGetProperty("recordId", out _)).ToList();
        Assert.Equal(
            failed.Take(FailureLog.MaxLines).Select(answer => answer.GetProperty("recordId").GetRawText()),
            named.Select(line => line.GetProperty("recordId").GetRawText()));
        Assert.DoesNotContain(log, line => line.TryGetProperty("errorType", out _));
        var metrics = log.Where(line => line.TryGetProperty("_aws", out _)).ToList();
        Assert.Equal(failed.Count, metrics.Sum(line => line.GetProperty("Failed").GetInt32()));
        Assert.Equal(answers.Count - failed.Count, metrics.Sum(line => line.GetProperty("Mapped").GetInt32()));
    }

    /// <summary>What was logged since the last time. It is complete: the log is written before the answer is sent.</summary>
    private List<JsonElement> TakeLog()
    {
        var lines = Encoding.UTF8.GetString(_log.ToArray()).Split('\n');
        _log.SetLength(0);
        Assert.Equal("", lines[^1]);
        return [.. lines[..^1].Select(line => JsonElement.Parse(line))];
    }

    private Task Run() => Task.Run(async () =>
    {
        using var api = new RuntimeApi(_server.Address);
        var log = new LogWriter(_log);
        await new InvocationLoop(api, new TransformHandler(EventCatalog.Events, log), log).RunAsync();
    });
}
