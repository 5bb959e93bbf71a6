using System.Collections.Immutable;
using System.Net;
using System.Text.Json;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>
/// Reads what S3 sends when objects are created: straight to the function, or in a message of SNS, of SQS, or of SNS in one of SQS. A
/// record that cannot be read does not keep the others from being read.
/// </summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html, https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html,
/// https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html
/// </remarks>
internal sealed class NotificationReader
{
    private const string TestEvent = "s3:TestEvent";
    private const string Created = "ObjectCreated:";
    private const string ConfigurationPrefix = "s3:";

    private readonly ImmutableArray<CreatedObject>.Builder _created = ImmutableArray.CreateBuilder<CreatedObject>();
    private readonly ImmutableArray<string>.Builder _otherEvents = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _problems = ImmutableArray.CreateBuilder<string>();

    private NotificationReader()
    {
    }

    /// <summary>Reads the payload of an invocation. Never throws, whatever the payload.</summary>
    /// <param name="payload">UTF-8 JSON.</param>
    public static NotifiedObjects Read(ReadOnlySpan<byte> payload)
    {
        var reader = new NotificationReader();
        try
        {
            reader.ReadNotification(JsonElement.Parse(payload), "the event");
        }
        catch (JsonException exception)
        {
            reader.Report("the event", $"is not JSON: {exception.Message}");
        }

        return reader.Notified();
    }

    /// <summary>Reads the body of a message of a queue. Never throws, whatever it is.</summary>
    /// <param name="body">The body.</param>
    /// <param name="id">The message's id, to name it in what is said of it.</param>
    public static NotifiedObjects ReadMessage(string body, string id)
    {
        var reader = new NotificationReader();
        reader.ReadText(body, $"the SQS message {id}");
        return reader.Notified();
    }

    private NotifiedObjects Notified() => new(_created.ToImmutable(), _otherEvents.ToImmutable(), _problems.ToImmutable());

    private void ReadNotification(JsonElement notification, string source)
    {
        if (AnyJson.Member(notification, "Records") is { ValueKind: JsonValueKind.Array } records)
        {
            foreach (var (index, record) in records.EnumerateArray().Index())
                ReadRecord(record, $"record {index + 1} of {source}");
        }
        else if (AnyJson.Text(notification, "Type") == "Notification" && AnyJson.Text(notification, "Message") is { } message)
        {
            ReadText(message, $"the SNS message in {source}");
        }
        else if (AnyJson.Text(notification, "Event") != TestEvent)
        {
            Report(source, "is not a notification of S3, sent straight or through SNS or SQS.");
        }
    }

    private void ReadRecord(JsonElement record, string source)
    {
        if (AnyJson.Member(record, "s3") is { } s3)
            ReadObject(record, s3, source);
        else if (AnyJson.Member(record, "Sns") is { } sns && AnyJson.Text(sns, "Message") is { } message)
            ReadText(message, $"the SNS message in {source}");
        else if (AnyJson.Text(record, "body") is { } body)
            ReadText(body, $"the SQS message in {source}");
        else
            Report(source, "is not a record of S3, SNS or SQS.");
    }

    private void ReadText(string message, string source)
    {
        try
        {
            ReadNotification(JsonElement.Parse(message), source);
        }
        catch (JsonException exception)
        {
            Report(source, $"is not JSON: {exception.Message}");
        }
    }

    private void ReadObject(JsonElement record, JsonElement s3, string source)
    {
        if (AnyJson.Text(record, "eventName") is not { Length: > 0 } eventName)
        {
            Report(source, "does not name an event.");
        }
        else if (!IsCreation(eventName))
        {
            _otherEvents.Add(eventName);
        }
        else if (AnyJson.Text(AnyJson.Member(s3, "bucket"), "name") is { Length: > 0 } bucket
            && AnyJson.Text(AnyJson.Member(s3, "object"), "key") is { Length: > 0 } key)
        {
            // Keys arrive as HTML forms are encoded: + stands for a space
            _created.Add(new CreatedObject(bucket, WebUtility.UrlDecode(key)));
        }
        else
        {
            Report(source, "does not name a bucket and a key.");
        }
    }

    /// <summary>Whether an event is that an object was created. Records name it without prefix, configurations with one.</summary>
    private static bool IsCreation(string eventName)
    {
        var name = eventName.AsSpan();
        if (name.StartsWith(ConfigurationPrefix))
            name = name[ConfigurationPrefix.Length..];
        return name.StartsWith(Created);
    }

    private void Report(string source, string problem) => _problems.Add($"{char.ToUpperInvariant(source[0])}{source[1..]} {problem}");
}
