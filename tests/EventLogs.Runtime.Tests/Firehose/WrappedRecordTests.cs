using System.IO.Compression;
using System.Text;
using System.Text.Json;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.Firehose;

/// <summary>Records that are not events but hold some, as services send them to a delivery stream.</summary>
public sealed class WrappedRecordTests
{
    private static readonly string Event = Encoding.UTF8.GetString(Requests.Note("1"));
    private static readonly string Text = JsonSerializer.Serialize(Event);

    private static readonly (string Text, MapError Error)[] Wrappers =
    [
        ($$"""{"Type":"Notification","MessageId":"m","TopicArn":"arn:aws:sns:eu-west-1:111122223333:t","Message":{{Text}}}""", MapError.SnsNotification),
        ($$"""{"\u0054ype":"Notif\u0069cation","TopicArn":"a","Message":{{Text}},"Message":"the last counts"}""", MapError.SnsNotification),
        ($$"""{"messageId":"m","receiptHandle":"r","body":{{Text}},"attributes":{},"eventSource":"aws:sqs"}""", MapError.SqsMessage),
        ($$"""{"messageType":"DATA_MESSAGE","logGroup":"/aws/events/all","logEvents":[{"id":"1","timestamp":1,"message":{{Text}}}]}""", MapError.CloudWatchLogs),
        ("""{"messageType":"CONTROL_MESSAGE","logEvents":[{"message":"CWL CONTROL MESSAGE: Checking health of destination Firehose."}]}""", MapError.CloudWatchLogs),
        ($"{Event}\n{Event}\n", MapError.SeveralValues),
        (Event + Event, MapError.SeveralValues),
        ("""{"Source":"test","DetailType":"Note","Detail":"{}"}""", MapError.PutEventsRequest),
        ("""{"Entries":[{"Source":"test","DetailType":"Note","Detail":"{}"}]}""", MapError.PutEventsRequest),
        ("""{"specversion":"1.0","id":"1","source":"/shop","type":"com.example.placed","data":{}}""", MapError.CloudEvent),
    ];

    /// <summary>The records.</summary>
    internal static IEnumerable<byte[]> Data => Wrappers.Select(wrapper => Encoding.UTF8.GetBytes(wrapper.Text));

    public static TheoryData<string, MapError> Records()
    {
        var data = new TheoryData<string, MapError>();
        foreach (var (text, error) in Wrappers)
            data.Add(text, error);
        return data;
    }

    public static TheoryData<string, MapError> Others() => new()
    {
        { """{"Type":"Notification","TopicArn":"a","Message":{}}""", MapError.WrongEvent },
        { """{"Type":"Notification","TopicArn":"a","Message":"m","Message":null}""", MapError.WrongEvent },
        { """{"Type":"SubscriptionConfirmation","TopicArn":"a","Message":"m"}""", MapError.WrongEvent },
        { """{"eventSource":"aws:kinesis","body":"m"}""", MapError.WrongEvent },
        { """{"source":"test","detail-type":"Other","specversion":"1.0","id":"1","type":"t"}""", MapError.WrongEvent },
        { """{"detail":{"Type":"Notification","TopicArn":"a","Message":"m"}}""", MapError.WrongEvent },
        { """{"Type":"Notification","TopicArn":"a","Message":"m" """, MapError.InvalidJson },
        { Event + "]", MapError.InvalidJson },
        { """{"Type":"Notification","TopicArn":"a","Message":"m"} 1""", MapError.InvalidJson },
        { $"[{Event},{Event}]", MapError.NotAnObject },
        { """{"Type":"Notification","TopicArn":"a","Message":"\ud800"}""", MapError.InvalidText },
    };

    [Theory]
    [MemberData(nameof(Records))]
    [MemberData(nameof(Others))]
    public void A_refused_record_is_called_what_it_is(string text, MapError error)
    {
        var data = Encoding.UTF8.GetBytes(text);

        // between events that are mapped, because which kind came last decides who looks first
        var run = TransformRun.Of(Requests.Of(Requests.Note("1"), data, Requests.Deployment));

        Assert.Equal(["Ok", "ProcessingFailed", "Ok"], run.Answers.Select(answer => answer.Result));
        Assert.Equal(Convert.ToBase64String(data), run.Answers[1].Data);
        var (_, table, reason, _) = Assert.Single(run.FailedCalls);
        Assert.Equal((null, new MapResult(error)), (table, reason));
    }

    [Fact]
    public void Compressed_batches_are_seen_by_their_first_bytes()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Event));

        Assert.Equal(MapError.Compressed, Assert.Single(TransformRun.Of(Requests.Of(compressed.ToArray())).FailedCalls).Reason.Error);
    }

    /// <summary>What is wrong with an event of a known kind is more than what it looks like besides.</summary>
    [Fact]
    public void An_event_that_its_mapper_refuses_keeps_its_reason()
    {
        var run = TransformRun.Of(Requests.Of("""{"Type":"Notification","TopicArn":"a","Message":"m","source":"test","detail-type":"Note"}"""u8.ToArray()));

        Assert.Equal(MapError.MissingValue, Assert.Single(run.FailedCalls).Reason.Error);
    }

    [Fact]
    public void Every_wrapper_says_what_to_do() =>
        NonEmpty.All(Wrappers.Select(wrapper => wrapper.Error).Append(MapError.Compressed).Distinct(), error => Assert.Contains(": ", error.Describe(), StringComparison.Ordinal));

    [Fact]
    public void Random_changes_of_wrappers_are_answered() => Property.Holds(
        Mutations.Of(CsCheck.Gen.OneOf([.. Data])),
        record => Assert.Single(TransformRun.Of(Requests.Of(record)).Answers));
}
