using System.Text;
using CsCheck;
using EventLogs.Lambdas.CreatePartition;

namespace EventLogs.Lambdas.Tests.CreatePartition;

public sealed class S3EventTests
{
    [Theory]
    [InlineData("table/date=2026-11-22/hour=14/a.gz", "table/date=2026-11-22/hour=14/a.gz")]
    [InlineData("table/date%3D2026-11-22/hour%3D14/a.gz", "table/date=2026-11-22/hour=14/a.gz")]
    [InlineData("a+b%20c%2Bd", "a b c+d")]
    [InlineData("%E2%82%AC/%F0%9F%98%80", "€/😀")]
    [InlineData("100%", "100%")]
    public void A_key_is_decoded_as_s3_encodes_it(string encoded, string key)
    {
        Assert.True(S3Event.TryRead(S3Notification.Of("logs", encoded), out var created, out _));
        Assert.Equal<CreatedObject>([new("logs", key)], created);
    }

    [Fact]
    public void Records_keep_their_order_and_those_of_other_events_are_left_out()
    {
        var notification = S3Notification.Of(
        [
            ("ObjectCreated:Put", "logs", "1"),
            ("ObjectRemoved:Delete", "logs", "2"),
            ("ObjectCreated:CompleteMultipartUpload", "other", "3"),
            ("ObjectCreated:Put", "logs", "1"),
            ("LifecycleTransition", "logs", "4"),
        ]);
        Assert.True(S3Event.TryRead(notification, out var created, out _));
        Assert.Equal<CreatedObject>([new("logs", "1"), new("other", "3"), new("logs", "1")], created);
    }

    [Fact]
    public void The_test_event_names_no_object()
    {
        Assert.True(S3Event.TryRead(S3Notification.Test, out var created, out _));
        Assert.Empty(created);
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
    [InlineData("{\"Records\":[1]}")]
    [InlineData("{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}")]
    [InlineData("{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"}}}]}")]
    [InlineData("{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"\"},\"object\":{\"key\":\"k\"}}}]}")]
    [InlineData("{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{},\"object\":{\"key\":\"k\"}}}]}")]
    [InlineData("{\"Records\":[")]
    public void What_is_no_notification_is_an_error_and_nothing_else(string payload)
    {
        Assert.False(S3Event.TryRead(Encoding.UTF8.GetBytes(payload), out var created, out var error));
        Assert.Empty(created);
        Assert.NotEmpty(error);
    }

    [Fact]
    public void A_damaged_notification_never_throws()
    {
        var notification = S3Notification.Of("logs", "table/date=2026-11-22/hour=14/a.gz", "b");
        Gen.Select(Gen.Int[0, notification.Length - 1], Gen.Byte).Array[1, 4].Sample(changes =>
        {
            var damaged = notification.ToArray();
            foreach (var (place, value) in changes)
                damaged[place] = value;
            Assert.Equal(S3Event.TryRead(damaged, out _, out var error), error is null);
        });
    }
}
