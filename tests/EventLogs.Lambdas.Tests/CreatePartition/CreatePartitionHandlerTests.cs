using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using CsCheck;
using EventLogs.Aws;
using EventLogs.Aws.Glue;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.CreatePartition;
using EventLogs.Lambdas.Tests.Support;
using EventLogs.Partitions.Glue;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Tests.CreatePartition;

/// <summary>The registrar in this process: between notifications of every kind and a Glue that fails in every way.</summary>
public sealed class CreatePartitionHandlerTests : IDisposable
{
    private static readonly ImmutableArray<TableDefinition> Tables = [Table("first"), Table("second")];

    private readonly GlueServer _server = new();
    private readonly MemoryStream _log = new();

    public void Dispose()
    {
        _server.Dispose();
        _log.Dispose();
    }

    public static TheoryData<string, byte[]> Wrapped => new()
    {
        { "SNS", S3Notification.InSns(S3Notification.Of("logs", Key("first", 14)), S3Notification.Of("logs", Key("second", 15))) },
        { "SQS", S3Notification.InSqs(S3Notification.Of("logs", Key("first", 14)), S3Notification.Of("logs", Key("second", 15))) },
        { "SNS in SQS", S3Notification.InSqs(S3Notification.AsSnsMessage(S3Notification.Of("logs", Key("first", 14), Key("second", 15)))) },
        {
            "prefix",
            S3Notification.Of([("s3:ObjectCreated:Put", "logs", Key("first", 14)), ("ObjectCreated:Copy", "logs", Key("second", 15))])
        },
    };

    [Theory]
    [MemberData(nameof(Wrapped))]
    public async Task A_notification_creates_its_partitions_whichever_way_it_comes(string way, byte[] notification)
    {
        var (error, response) = await HandleAsync(Client(), notification);
        Assert.True(error is null, $"{way}: {error?.Message}");
        Assert.Equal("""{"created":2,"alreadyExisted":0,"foreignKeys":0}""", response);
        Assert.Equal(["db.first/2026-11-22/14", "db.second/2026-11-22/15"], _server.Partitions);
        Assert.Equal(1, _server.Connections);
    }

    [Theory]
    [InlineData("second/date=2026-11-22/a.gz")]
    [InlineData("unknown/date%3D2026-11-22/hour%3D14/a.gz")]
    [InlineData("second%252Fdate%253D2026-11-22%252Fhour%253D14%252Fa.gz")]
    public async Task An_object_that_no_query_would_find_fails_the_invocation_after_the_others_were_registered(string key)
    {
        var (error, _) = await HandleAsync(Client(), S3Notification.Of("logs", key, Key("first", 14)));
        Assert.Equal("S3.MisplacedKeys", error?.Type);
        Assert.Contains(System.Net.WebUtility.UrlDecode(key), error!.Message, StringComparison.Ordinal);
        Assert.Equal(["db.first/2026-11-22/14"], _server.Partitions);
    }

    [Fact]
    public async Task Objects_of_no_table_are_a_line_and_a_metric_and_no_failure()
    {
        var keys = Enumerable.Range(0, 12).Select(number => $"reports/{number}.csv");
        var (error, response) = await HandleAsync(Client(), S3Notification.Of("logs", [.. keys, "error/first/x/a.gz", "first/"]));
        Assert.Null(error);
        Assert.Equal("""{"created":0,"alreadyExisted":0,"foreignKeys":12}""", response);

        var log = LogLines();
        Assert.Equal(2, log.Count);
        Assert.Equal("WARN", log[0].GetProperty("level").GetString());
        Assert.Equal("request", log[0].GetProperty("requestId").GetString());
        Assert.Equal(12, log[0].GetProperty("count").GetInt32());
        Assert.Equal(keys.Take(10), log[0].GetProperty("keys").EnumerateArray().Select(key => key.GetString()));
        Assert.Equal(("(none)", 12), (log[1].GetProperty("Table").GetString(), log[1].GetProperty("ForeignKeys").GetInt32()));
        Assert.Equal(
            """[{"Namespace":"EventLogs","Dimensions":[["Table"]],"Metrics":[{"Name":"ForeignKeys","Unit":"Count"}]}]""",
            log[1].GetProperty("_aws").GetProperty("CloudWatchMetrics").GetRawText());
    }

    [Fact]
    public async Task Records_of_other_events_are_a_line()
    {
        var (error, _) = await HandleAsync(Client(), S3Notification.Of([("ObjectRemoved:Delete", "logs", Key("first", 14))]));
        Assert.Null(error);
        Assert.Equal("""["ObjectRemoved:Delete"]""", Assert.Single(LogLines()).GetProperty("events").GetRawText());
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_table_that_glue_does_not_know_keeps_no_other_from_its_partitions()
    {
        _server.OnNext(GlueServer.Error(400, "EntityNotFoundException", "Table first not found."));
        var (error, _) = await HandleAsync(Client(), S3Notification.Of("logs", Key("first", 14), Key("first", 15), Key("second", 14)));
        Assert.Equal("Glue.EntityNotFoundException", error?.Type);
        Assert.Equal(
            "2 of 3 partitions could not be created: first/date=2026-11-22/hour=14/, first/date=2026-11-22/hour=15/ "
            + "(EntityNotFoundException: Table first not found.).",
            error!.Message);
        Assert.Equal(["db.second/2026-11-22/14"], _server.Partitions);
    }

    [Fact]
    public async Task Of_a_batch_that_message_alone_comes_again_which_could_not_be_worked_off()
    {
        _server.OnNext(GlueServer.Error(400, "EntityNotFoundException", "Table first not found."));
        var (error, response) = await HandleAsync(Client(), S3Notification.InSqs(
            S3Notification.Of("logs", Key("first", 14), Key("second", 15)),
            S3Notification.Of("logs", Key("second", 14)),
            S3Notification.Test,
            "{"u8.ToArray(),
            S3Notification.Of("logs", "first/a.gz"),
            S3Notification.Of("logs", "reports/a.csv")));

        Assert.Null(error);
        Assert.Equal(["db.second/2026-11-22/14", "db.second/2026-11-22/15"], _server.Partitions);
        int[] failed = [0, 3, 4];
        var answer = JsonElement.Parse(response);
        Assert.Equal(failed.Select(S3Notification.MessageId), Failures(answer));
        Assert.Equal(2, answer.GetProperty("created").GetInt32());
        var line = Assert.Single(LogLines(), line => line.TryGetProperty("level", out var level) && level.GetString() == "ERROR");
        Assert.Equal(failed.Select(S3Notification.MessageId), line.GetProperty("messageIds").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal("Glue.EntityNotFoundException", line.GetProperty("errorType").GetString());
        var message = line.GetProperty("errorMessage").GetString();
        NonEmpty.All(
            ["Table first not found", "first/a.gz", $"The SQS message {S3Notification.MessageId(3)} is not JSON"],
            text => Assert.Contains(text, message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_batch_of_which_nothing_could_be_worked_off_fails_the_invocation()
    {
        _server.OnNext(GlueServer.Error(400, "AccessDeniedException", "No."), GlueServer.Error(400, "AccessDeniedException", "No."));
        var (error, _) = await HandleAsync(Client(), S3Notification.InSqs(
            S3Notification.Of("logs", Key("first", 14)), S3Notification.Of("logs", Key("second", 14))));
        Assert.Equal("Glue.AccessDeniedException", error?.Type);
    }

    [Fact]
    public void Of_any_batch_those_messages_come_again_of_which_something_is_left()
    {
        (string Record, bool IsLoss)[] records =
        [
            (Record(Key("second", 14)), false),
            (Record(Key("second", 15)), false),
            (Record("reports/a.csv"), false),
            (Record(Key("first", 14)), true),
            (Record(Key("first", 15)), true),
            (Record("second/a.gz"), true),
            ("null", true),
        ];
        Gen.Int[0, records.Length - 1].Array[0, 4].Array[1, 8].Sample(batch =>
        {
            var notification = S3Notification.InSqs(batch.Select(message =>
                Encoding.UTF8.GetBytes($"{{\"Records\":[{string.Join(',', message.Select(index => records[index].Record))}]}}")));
            var glue = new FakeGlue(table => table == "first"
                ? Task.FromException<ImmutableArray<PartitionError>>(new HttpRequestException("No."))
                : Task.FromResult(ImmutableArray<PartitionError>.Empty));
            using var output = new MemoryStream();

            var (error, response) = HandleAsync(glue.CreateAsync, notification, log: output).GetAwaiter().GetResult();

            var expected = batch.Index().Where(item => item.Item.Any(index => records[index].IsLoss)).Select(item => S3Notification.MessageId(item.Index));
            Assert.Equal(expected, Failures(JsonElement.Parse(response)));
            Assert.Equal(expected.Count() == batch.Length, error is not null);
        });
    }

    [Theory]
    [InlineData("{\"Records\":[{\"eventSource\":\"aws:sqs\",\"messageId\":\"\",\"body\":\"{}\"}]}")]
    [InlineData("{\"Records\":[{\"eventSource\":\"aws:sqs\",\"messageId\":\"a\"},{\"eventSource\":\"aws:sqs\",\"messageId\":\"b\",\"body\":\"{}\"}]}")]
    public async Task A_batch_with_a_message_that_cannot_be_named_fails_as_a_whole(string payload)
    {
        var (error, _) = await HandleAsync(Client(), Encoding.UTF8.GetBytes(payload));
        Assert.Equal("S3.InvalidEvent", error?.Type);
    }

    [Trait(FastLane.Category, FastLane.Slow)]
    [Theory]
    [InlineData("<html>Service Unavailable</html>", "text/html", 503)]
    [InlineData("", "text/plain", 503)]
    [InlineData("{}", "application/x-amz-json-1.1", 500)]
    [InlineData("[1]", "application/x-amz-json-1.1", 400)]
    [InlineData("<html>Forbidden</html>", "text/html", 403)]
    public async Task An_error_that_is_not_from_glue_is_reported_with_its_status(string body, string contentType, int status)
    {
        _server.OnNext(Enumerable.Repeat(HttpReply.Status(status, Encoding.UTF8.GetBytes(body), ("Content-Type", contentType)), 10));
        var (error, _) = await HandleAsync(Client(), S3Notification.Of("logs", Key("first", 14)));
        Assert.Equal($"Glue.Http{status}", error?.Type);
        Assert.Contains($"HTTP status {status}", error!.Message, StringComparison.Ordinal);
        Assert.Equal(status >= 500 ? 3 : 1, _server.Requests.Count);
    }

    [Trait(FastLane.Category, FastLane.Slow)]
    [Theory]
    [InlineData("<html>OK</html>")]
    [InlineData("")]
    [InlineData("{\"Errors\":[null]}")]
    [InlineData("{\"Errors\":[{}]}")]
    [InlineData("{\"Errors\":{}}")]
    public async Task An_answer_that_is_not_from_glue_is_not_taken_for_a_success(string body)
    {
        _server.OnNext(Enumerable.Repeat(HttpReply.Status(200, Encoding.UTF8.GetBytes(body)), 10));
        var (error, _) = await HandleAsync(Client(), S3Notification.Of("logs", Key("first", 14), Key("second", 14)));
        Assert.StartsWith("Glue.", error?.Type, StringComparison.Ordinal);
        Assert.StartsWith("2 of 2 partitions could not be created", error!.Message, StringComparison.Ordinal);
    }

    [Trait(FastLane.Category, FastLane.Slow)]
    [Fact]
    public async Task A_glue_that_stalls_within_its_answer_is_given_up_before_the_deadline()
    {
        var head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"u8.ToArray();
        _server.OnNext(Enumerable.Repeat(new HttpReply([head]), 10));
        var (error, _) = await HandleAsync(
            Client(), S3Notification.Of("logs", Key("first", 14)), DateTimeOffset.UtcNow + TimeSpan.FromSeconds(1.5));
        Assert.Equal("Glue.Timeout", error?.Type);
    }

    [Trait(FastLane.Category, FastLane.Slow)]
    [Fact]
    public async Task A_glue_that_stalls_at_every_attempt_is_given_up_after_the_last()
    {
        _server.OnNext(Enumerable.Repeat(GlueServer.Silence, 10));
        var (error, _) = await HandleAsync(Client(TimeSpan.FromMilliseconds(50)), S3Notification.Of("logs", Key("first", 14)));
        Assert.Equal("Glue.Timeout", error?.Type);
    }

    [Trait(FastLane.Category, FastLane.Slow)]
    [Fact]
    public async Task A_call_that_never_ends_is_given_up_before_the_deadline()
    {
        var glue = new FakeGlue(_ => new TaskCompletionSource<ImmutableArray<PartitionError>>().Task);
        var (error, _) = await HandleAsync(
            glue.CreateAsync, S3Notification.Of("logs", Key("first", 14), Key("second", 14)), DateTimeOffset.UtcNow + TimeSpan.FromSeconds(1));
        Assert.Equal("Glue.Timeout", error?.Type);
        Assert.StartsWith("2 of 2 partitions could not be created", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_good_key_is_registered_whatever_else_is_wrong_and_whatever_is_wrong_is_said()
    {
        (string Record, bool IsLoss)[] others =
        [
            (Record("reports/a.csv"), false),
            (Record("error/first/processing-failed/date=2026-11-22/hour=14/a.gz"), false),
            (Record("first/"), false),
            (Record(Key("first", 14)).Replace("ObjectCreated", "ObjectRemoved", StringComparison.Ordinal), false),
            (Record("unknown/date=2026-11-22/hour=14/a.gz"), true),
            (Record("first/a.gz"), true),
            (Record("%00\\ud800"), true),
            ("null", true),
            ("{\"Sns\":{\"Message\":\"{\"}}", true),
            ("{\"body\":\"[]\"}", true),
        ];
        Exception[] exceptions =
        [
            new AmazonServiceException("No.", null, ErrorType.Sender, "EntityNotFoundException", "1", System.Net.HttpStatusCode.BadRequest),
            new AmazonServiceException("No."), new AmazonClientException("No."), new HttpRequestException("No."), new TimeoutException(),
            new JsonException("No."), new InvalidOperationException("No."), new OperationCanceledException(),
            new IOException(new string('x', 100_000)),
        ];

        Gen.Select(
            Gen.Int[0, others.Length - 1].Array[0, 6],
            Gen.Int[0, 23].Array[1, 6],
            Gen.Int[-1, exceptions.Length - 1],
            Gen.Int[0, 3]).Sample((otherIndexes, hours, failure, wrapping) =>
        {
            var records = otherIndexes.Select(index => others[index].Record)
                .Concat(hours.SelectMany(hour => new[] { Record(Key("first", hour)), Record(Key("second", hour)) }))
                .OrderBy(record => record.GetHashCode(StringComparison.Ordinal) % 17);
            var notification = Encoding.UTF8.GetBytes($"{{\"Records\":[{string.Join(',', records)}]}}");
            var glue = new FakeGlue(table => table == "first" && failure >= 0
                ? Task.FromException<ImmutableArray<PartitionError>>(exceptions[failure])
                : Task.FromResult(ImmutableArray<PartitionError>.Empty));
            using var output = new MemoryStream();

            var (error, response) = HandleAsync(glue.CreateAsync, Wrap(notification, wrapping), log: output).GetAwaiter().GetResult();

            var expected = hours.Distinct().Order().Select(hour => $"second/2026-11-22/{hour:00}");
            var created = glue.Created.Where(name => name.StartsWith("second", StringComparison.Ordinal));
            Assert.Equal(expected, created.Order(StringComparer.Ordinal));
            Assert.Equal(failure >= 0 || otherIndexes.Any(index => others[index].IsLoss), error is not null);
            Assert.Equal(JsonValueKind.Object, JsonElement.Parse(response).ValueKind);
            Assert.DoesNotContain(Lines(output), line => line.ValueKind != JsonValueKind.Object);
        });
    }

    private static IEnumerable<string?> Failures(JsonElement answer) => answer.TryGetProperty("batchItemFailures", out var failures)
        ? failures.EnumerateArray().Select(item => item.GetProperty("itemIdentifier").GetString())
        : [];

    private static TableDefinition Table(string name) =>
        new(name, "", [new("time", "time", "string", "", true)], StorageFormat.JsonLines);

    private static string Key(string table, int hour) => $"{table}/date=2026-11-22/hour={hour:00}/a.gz";

    private static string Record(string encodedKey) =>
        """{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"logs"},"object":{"key":"KEY"}}}"""
            .Replace("KEY", encodedKey, StringComparison.Ordinal);

    private static byte[] Wrap(byte[] notification, int way) => way switch
    {
        0 => notification,
        1 => S3Notification.InSns(notification),
        2 => S3Notification.InSqs(notification),
        _ => S3Notification.InSqs(S3Notification.AsSnsMessage(notification)),
    };

    private static List<JsonElement> Lines(MemoryStream log)
    {
        var lines = Encoding.UTF8.GetString(log.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonElement.Parse(line))];
    }

    private List<JsonElement> LogLines() => Lines(_log);

    private CreatePartitions Client(TimeSpan? timeout = null) => new GlueClient(new AwsClientSettings
    {
        Region = AwsJsonServer.Region,
        ServiceUrl = _server.Url,
        Credentials = new BasicAWSCredentials(AwsJsonServer.AccessKey, AwsJsonServer.SecretKey),
        Timeout = timeout ?? TimeSpan.FromSeconds(10),
    }).BatchCreatePartitionAsync;

    private async Task<(FunctionError? Error, string Response)> HandleAsync(
        CreatePartitions createPartitions, byte[] notification, DateTimeOffset? deadline = null, MemoryStream? log = null)
    {
        var payload = new LineBuffer();
        payload.Write(notification);
        var response = new LineBuffer();
        var handler = new CreatePartitionHandler(Tables, createPartitions, new Settings("db"), new LogWriter(log ?? _log));
        var error = await handler.HandleAsync(new Invocation("request", deadline ?? DateTimeOffset.MaxValue, null, payload), response);
        return (error, Encoding.UTF8.GetString(response.Written));
    }

    private sealed class FakeGlue(Func<string, Task<ImmutableArray<PartitionError>>> answer)
    {
        public List<string> Created { get; } = [];

        public CreatePartitions CreateAsync => (_, table, partitions, _) =>
        {
            Created.AddRange(partitions.Select(partition => $"{table}/{string.Join('/', partition.Values)}"));
            return answer(table);
        };
    }
}
