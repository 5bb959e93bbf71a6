using System.Text;
using System.Text.Json;

namespace EventLogs.Lambdas.Tests.CreatePartition;

/// <summary>Notifications in the form that S3 sends.</summary>
internal static class S3Notification
{
    /// <summary>A notification of objects of one bucket that were created.</summary>
    public static byte[] Of(string bucket, params IEnumerable<string> encodedKeys) =>
        Of(encodedKeys.Select(key => ("ObjectCreated:Put", bucket, key)));

    /// <summary>A notification of these records.</summary>
    public static byte[] Of(IEnumerable<(string EventName, string Bucket, string EncodedKey)> records) =>
        JsonSerializer.SerializeToUtf8Bytes(new
        {
            Records = records.Select(record => Record(record.EventName, record.Bucket, record.EncodedKey)),
        });

    /// <summary>What S3 sends when a notification is set up.</summary>
    public static byte[] Test => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Service = "Amazon S3",
        Event = "s3:TestEvent",
        Time = "2026-11-22T14:03:00.000Z",
        Bucket = "logs",
        RequestId = "5582815E1AEA5ADF",
        HostId = "8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE",
    });

    /// <summary>What a topic sends to a function. Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html</summary>
    public static byte[] InSns(params IEnumerable<byte[]> messages) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Records = messages.Select(message => new
        {
            EventSource = "aws:sns",
            EventVersion = "1.0",
            EventSubscriptionArn = "arn:aws:sns:us-east-1:123456789012:logs:21be56ed-a058-49f5-8c98-aedd2564c486",
            Sns = new
            {
                Type = "Notification",
                MessageId = "95df01b4-ee98-5cb9-9903-4c221d41eb5e",
                TopicArn = "arn:aws:sns:us-east-1:123456789012:logs",
                Subject = "Amazon S3 Notification",
                Message = Encoding.UTF8.GetString(message),
                Timestamp = "2026-11-22T14:03:00.000Z",
            },
        }),
    });

    /// <summary>What a function that polls a queue gets. Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html</summary>
    public static byte[] InSqs(params IEnumerable<byte[]> messages) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Records = messages.Select((message, index) => new
        {
            messageId = MessageId(index),
            receiptHandle = "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...",
            body = Encoding.UTF8.GetString(message),
            attributes = new { ApproximateReceiveCount = "1" },
            eventSource = "aws:sqs",
            eventSourceARN = "arn:aws:sqs:us-east-1:123456789012:logs",
            awsRegion = "us-east-1",
        }),
    });

    /// <summary>The id of a message in a batch, by its place.</summary>
    public static string MessageId(int index) => $"059f36b4-87a3-44ab-83d2-{index:000000000000}";

    /// <summary>What a topic puts into a queue. Source: https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html</summary>
    public static byte[] AsSnsMessage(byte[] message) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Type = "Notification",
        MessageId = "63a3f6b6-d533-4a47-aef9-fcf5cf758c76",
        TopicArn = "arn:aws:sns:us-east-1:123456789012:logs",
        Message = Encoding.UTF8.GetString(message),
    });

    private static object Record(string eventName, string bucketName, string encodedKey) => new
    {
        eventVersion = "2.1",
        eventSource = "aws:s3",
        awsRegion = "us-east-1",
        eventTime = "2026-11-22T14:03:00.000Z",
        eventName,
        userIdentity = new { principalId = "AWS:EXAMPLE" },
        s3 = new
        {
            s3SchemaVersion = "1.0",
            configurationId = "log-objects",
            bucket = new { name = bucketName, ownerIdentity = new { principalId = "EXAMPLE" }, arn = "arn:aws:s3:::" + bucketName },
            @object = new { key = encodedKey, size = 1024, eTag = "d41d8cd98f00b204e9800998ecf8427e", sequencer = "0055AED6DCD90281E5" },
        },
    };
}
