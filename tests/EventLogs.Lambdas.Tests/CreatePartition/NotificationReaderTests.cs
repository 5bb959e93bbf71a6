using System.Text;
using CsCheck;
using EventLogs.Lambdas.CreatePartition;

namespace EventLogs.Lambdas.Tests.CreatePartition;

public sealed class NotificationReaderTests
{
    /// <summary>How a notification gets from S3 to a function.</summary>
    public static TheoryData<string, Func<byte[], byte[]>> Wrappings => new()
    {
        { "straight", notification => notification },
        { "SNS", notification => S3Notification.InSns(notification) },
        { "SQS", notification => S3Notification.InSqs(notification) },
        { "SNS to SQS", notification => S3Notification.InSqs(S3Notification.AsSnsMessage(notification)) },
        { "SNS to SQS, the message raw", notification => S3Notification.InSqs(notification) },
        { "SQS to SNS to SQS", notification => S3Notification.InSqs(S3Notification.AsSnsMessage(S3Notification.InSqs(notification))) },
    };

    [Theory]
    [InlineData("table/date=2026-11-22/hour=14/a.gz", "table/date=2026-11-22/hour=14/a.gz")]
    [InlineData("table/date%3D2026-11-22/hour%3D14/a.gz", "table/date=2026-11-22/hour=14/a.gz")]
    [InlineData("a+b%20c%2Bd", "a b c+d")]
    [InlineData("%E2%82%AC/%F0%9F%98%80", "€/😀")]
    [InlineData("100%", "100%")]
    public void A_key_is_decoded_as_s3_encodes_it(string encoded, string key)
    {
        var notified = NotificationReader.Read(S3Notification.Of("logs", encoded));
        Assert.Equal<CreatedObject>([new("logs", key)], notified.Created);
        Assert.Empty(notified.Problems);
    }

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void A_notification_is_read_whichever_way_it_comes(string way, Func<byte[], byte[]> wrap)
    {
        var notified = NotificationReader.Read(wrap(S3Notification.Of("logs", "a%20%22b%22", "c")));
        Assert.True(notified.Problems.IsEmpty, $"{way}: {string.Join(' ', notified.Problems)}");
        Assert.Equal<CreatedObject>([new("logs", "a \"b\""), new("logs", "c")], notified.Created);
    }

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void The_test_event_names_no_object(string way, Func<byte[], byte[]> wrap)
    {
        var notified = NotificationReader.Read(wrap(S3Notification.Test));
        Assert.True(notified is { Created: [], OtherEvents: [], Problems: [] }, way);
    }

    [Fact]
    public void Records_keep_their_order_and_those_of_other_events_are_named()
    {
        var notified = NotificationReader.Read(S3Notification.Of(
        [
            ("ObjectCreated:Put", "logs", "1"),
            ("ObjectRemoved:Delete", "logs", "2"),
            ("ObjectCreated:CompleteMultipartUpload", "other", "3"),
            ("s3:ObjectCreated:Put", "logs", "1"),
            ("LifecycleTransition", "logs", "4"),
        ]));
        Assert.Equal<CreatedObject>([new("logs", "1"), new("other", "3"), new("logs", "1")], notified.Created);
        Assert.Equal<string>(["ObjectRemoved:Delete", "LifecycleTransition"], notified.OtherEvents);
        Assert.Empty(notified.Problems);
    }

    [Fact]
    public void Records_are_read_even_if_the_event_calls_itself_a_test()
    {
        var notification = Encoding.UTF8.GetString(S3Notification.Of("logs", "a")).Insert(1, "\"Event\":\"s3:TestEvent\",");
        Assert.Equal<CreatedObject>([new("logs", "a")], NotificationReader.Read(Encoding.UTF8.GetBytes(notification)).Created);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"s3:TestEvent\"")]
    [InlineData("{\"Event\":\"s3:OtherEvent\"}")]
    [InlineData("{\"Records\":null}")]
    [InlineData("{\"Records\":{}}")]
    [InlineData("{\"Records\":[")]
    [InlineData("{\"Type\":\"SubscriptionConfirmation\",\"Message\":\"{}\"}")]
    [InlineData("{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"detail\":{}}")]
    public void What_is_not_a_notification_is_a_problem_and_nothing_else(string payload)
    {
        var notified = NotificationReader.Read(Encoding.UTF8.GetBytes(payload));
        Assert.Empty(notified.Created);
        Assert.StartsWith("The event ", Assert.Single(notified.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"eventName\":\"ObjectCreated:Put\"}")]
    [InlineData("{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"}}}")]
    [InlineData("{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"\"},\"object\":{\"key\":\"k\"}}}")]
    [InlineData("{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{},\"object\":{\"key\":\"k\"}}}")]
    [InlineData("{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":7}}}")]
    [InlineData("{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"\\ud800\"}}}")]
    [InlineData("{\"eventName\":\"ObjectCreated:Put\",\"s3\":[]}")]
    [InlineData("{\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\"}}}")]
    [InlineData("{\"Sns\":{\"Message\":\"not JSON\"}}")]
    [InlineData("{\"Sns\":{\"Message\":{}}}")]
    [InlineData("{\"body\":\"\"}")]
    [InlineData("{\"body\":\"{\\\"Records\\\":[{}]}\"}")]
    [InlineData("{\"body\":\"{\\\"Type\\\":\\\"Notification\\\",\\\"Message\\\":\\\"x\\\"}\"}")]
    [InlineData("{\"\\ud800\":1}")]
    public void A_record_that_cannot_be_read_is_a_problem_and_keeps_no_other_from_being_read(string record)
    {
        const string Good = "{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"logs\"},\"object\":{\"key\":\"good\"}}}";
        var notified = NotificationReader.Read(Encoding.UTF8.GetBytes($"{{\"Records\":[{record},{Good},{record}]}}"));
        Assert.Equal<CreatedObject>([new("logs", "good")], notified.Created);
        Assert.Equal(2, notified.Problems.Length);
        Assert.Contains("ecord 1 of ", notified.Problems[0], StringComparison.Ordinal);
        Assert.Contains("ecord 3 of ", notified.Problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_notification_is_a_problem_or_names_objects_and_never_throws()
    {
        byte[][] notifications = [.. Wrappings.Select(row => ((Func<byte[], byte[]>)row[1])(S3Notification.Of("logs", "table/a.gz", "b")))];
        Gen.Select(Gen.Int[0, notifications.Length - 1], Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[1, 4]).Sample((index, changes) =>
        {
            var damaged = notifications[index].ToArray();
            foreach (var (position, value) in changes)
                damaged[position % damaged.Length] = value;
            var notified = NotificationReader.Read(damaged);
            Assert.True(notified is not { Created: [], OtherEvents: [], Problems: [] }, Encoding.UTF8.GetString(damaged));
        });
    }
}
