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
