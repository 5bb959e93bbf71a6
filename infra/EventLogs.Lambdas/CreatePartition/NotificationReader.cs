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

        return new NotifiedObjects(reader._created.ToImmutable(), reader._otherEvents.ToImmutable(), reader._problems.ToImmutable());
    }

    private void ReadNotification(JsonElement notification, string source)
    {
        if (Member(notification, "Records") is { ValueKind: JsonValueKind.Array } records)
        {
            foreach (var (index, record) in records.EnumerateArray().Index())
                ReadRecord(record, $"record {index + 1} of {source}");
        }
        else if (Text(notification, "Type") == "Notification" && Text(notification, "Message") is { } message)
        {
            ReadMessage(message, $"the SNS message in {source}");
        }
        else if (Text(notification, "Event") != TestEvent)
        {
            Report(source, "is not a notification of S3, sent straight or through SNS or SQS.");
        }
    }

    private void ReadRecord(JsonElement record, string source)
    {
        if (Member(record, "s3") is { } s3)
            ReadObject(record, s3, source);
        else if (Member(record, "Sns") is { } sns && Text(sns, "Message") is { } message)
            ReadMessage(message, $"the SNS message in {source}");
        else if (Text(record, "body") is { } body)
            ReadMessage(body, $"the SQS message in {source}");
        else
            Report(source, "is not a record of S3, SNS or SQS.");
    }

    private void ReadMessage(string message, string source)
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
        if (Text(record, "eventName") is not { Length: > 0 } eventName)
        {
            Report(source, "does not name an event.");
        }
        else if (!IsCreation(eventName))
        {
            _otherEvents.Add(eventName);
        }
        else if (Text(Member(s3, "bucket"), "name") is { Length: > 0 } bucket && Text(Member(s3, "object"), "key") is { Length: > 0 } key)
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

    private static JsonElement? Member(JsonElement? parent, string name)
    {
        try
        {
            return parent is { ValueKind: JsonValueKind.Object } owner && owner.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            // A name beside it is not text: it holds half a surrogate pair
            return null;
        }
    }

    private static string? Text(JsonElement? parent, string name)
    {
        try
        {
            return Member(parent, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are not UTF-8, or half a surrogate pair
            return null;
        }
    }
}
