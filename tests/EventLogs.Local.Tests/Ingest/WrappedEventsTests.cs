using System.Text;
using System.Text.Json;
using EventLogs.Local.Delivery;
using EventLogs.Local.Ingest;
using EventLogs.Local.Storage;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Ingest;

/// <summary>Events as services wrap them.</summary>
public sealed class WrappedEventsTests
{
    private static readonly string Placed = TestCatalog.PlacedEvent("o-1");
    private static readonly string Shipped = TestCatalog.ShippedEvent("o-2");

    public static TheoryData<string, string> Wrappers() => new()
    {
        { "SNS by HTTP, or in a queue", Lines(Sns(Placed), Sns(Shipped)) },
        { "SNS to a function", Json(new { Records = new[] { ToFunction(Placed), ToFunction(Shipped) } }) },
        { "SQS to a function", Json(new { Records = new[] { Message(Placed), Message(Shipped) } }) },
        { "SQS as its API gives it", Json(new { Messages = new[] { new { MessageId = "1", Body = Placed }, new { MessageId = "2", Body = Shipped } } }) },
        { "SQS as a pipe gives it", Lines(Json(Message(Placed)), Json(Message(Sns(Shipped)))) },
        { "SNS in SQS to a function", Json(new { Records = new[] { Message(Sns(Placed)), Message(Sns(Shipped)) } }) },
        { "CloudWatch Logs as Firehose gets them", Logs(Placed, Shipped) },
        { "CloudWatch Logs to a function", Json(new { awslogs = new { data = Convert.ToBase64String(Gzip.Compress(Logs(Placed, Shipped))) } }) },
    };

    [Theory]
    [MemberData(nameof(Wrappers))]
    public async Task Events_are_taken_out_of(string wrapper, string text)
    {
        var (lines, problems) = await IngestAsync(text);

        Assert.True(problems.Count == 0, $"{wrapper}: {string.Join('\n', problems)}");
        Assert.Equal(2, lines);
    }

    [Theory]
    [InlineData("""{"Entries":[{"Source":"test.shop","DetailType":"Order Placed","Detail":"{}"}]}""", "a request to put events: EventBridge has not given them an id")]
    [InlineData("""[{"Source":"test.shop","DetailType":"Order Placed","Detail":"{}"}]""", "a request to put events: EventBridge has not given them an id")]
    [InlineData("""{"messageType":"CONTROL_MESSAGE","logEvents":[{"message":"CWL CONTROL MESSAGE"}]}""", "there is no event in it")]
    [InlineData("""{"awslogs":{"data":"eA=="}}""", "not gzip in Base64")]
    [InlineData("""{"awslogs":{"data":"!"}}""", "not gzip in Base64")]
    [InlineData("""{"Messages":[{"Body":"hello"}]}""", "wrapped text that is not JSON")]
    [InlineData("""{"Messages":[{"Body":"{\"source\":\"x\"}"}]}""", "no rule for source \"x\"")]
    [InlineData("""{"Messages":[{"Body":"{} {}"}]}""", "wrapped text that is not JSON")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/shop","type":"com.example.placed","data":{}}""", "a CloudEvent: EventBridge delivers it as the detail of an event")]
    [InlineData("""{"Messages":[{"Body":"{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/shop\",\"type\":\"x\"}"}]}""", "a CloudEvent")]
    [InlineData("""{"Messages":[]}""", "no rule for source (missing)")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3"}]}""", "no rule for source (missing)")]
    public async Task What_has_no_event_is_said(string text, string reason)
    {
        var (lines, problems) = await IngestAsync(text);

        Assert.Equal(0, lines);
        Assert.Contains(reason, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrappers_in_wrappers_have_an_end()
    {
        var text = Enumerable.Range(0, 6).Aggregate(Placed, (inside, _) => Sns(inside));

        var (lines, problems) = await IngestAsync(text);

        Assert.Equal(0, lines);
        Assert.Single(problems);
    }

    private static async Task<(long Lines, List<string> Problems)> IngestAsync(string text)
    {
        using var folder = new TempFolder();
        var problems = new Problems();
        var run = new IngestRun(TestCatalog.Events, new LocalBucket(folder["bucket"]), new IngestOptions(1024 * 1024), new TestClock(Shell.Now), problems);
        var file = new InputFile("in", 0, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

        var summary = await run.RunAsync([file], new NoProgress(), CancellationToken.None);

        Assert.Equal(problems.All.Count, summary.Unmatched + summary.Failed);
        return (summary.Lines, problems.All);
    }

    private static string Sns(string message) => Json(new { Type = "Notification", MessageId = "m", TopicArn = "arn:aws:sns:eu-west-1:111122223333:t", Message = message });

    private static object ToFunction(string message) => new { EventSource = "aws:sns", Sns = new { Type = "Notification", Message = message } };

    private static object Message(string body) => new { messageId = "m", eventSource = "aws:sqs", body };

    private static string Logs(params string[] messages) =>
        Json(new { messageType = "DATA_MESSAGE", logGroup = "/aws/events/all", logEvents = messages.Select((message, index) => new { id = $"{index}", message }) });

    private static string Lines(params string[] lines) => string.Join('\n', lines);

    private static string Json(object value) => JsonSerializer.Serialize(value);

    private sealed class NoProgress : IProgress<long>
    {
        public void Report(long value)
        {
        }
    }

    private sealed class Problems : IProblemLog
    {
        public List<string> All { get; } = [];

        public void Unmatched(EventLocation location, string reason) => All.Add(reason);

        public void Failed(EventLocation location, string table, string reason) => All.Add(reason);

        public void Unreadable(string input, string reason) => All.Add(reason);
    }
}
