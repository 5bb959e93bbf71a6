using System.Collections.Immutable;
using System.Text.Json;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>A message of the batch that an SQS queue hands to the function.</summary>
/// <param name="Id">Its id, by which the function says that it could not be worked off.</param>
/// <param name="Notified">What it is about.</param>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html</remarks>
internal sealed record QueueMessage(string Id, NotifiedObjects Notified)
{
    private const string EventSource = "aws:sqs";

    /// <summary>Reads the messages of an invocation. Never throws, whatever the payload.</summary>
    /// <param name="payload">UTF-8 JSON.</param>
    /// <returns>The messages; none when the payload is not a batch of a queue, or has a message without an id or a body.</returns>
    public static ImmutableArray<QueueMessage> ReadBatch(ReadOnlySpan<byte> payload)
    {
        var messages = ImmutableArray.CreateBuilder<QueueMessage>();
        foreach (var record in Records(payload))
        {
            if (AnyJson.Text(record, "eventSource") != EventSource
                || AnyJson.Text(record, "messageId") is not { Length: > 0 } id
                || AnyJson.Text(record, "body") is not { } body)
            {
                return [];
            }

            messages.Add(new QueueMessage(id, NotificationReader.ReadMessage(body, id)));
        }

        return messages.ToImmutable();
    }

    private static JsonElement[] Records(ReadOnlySpan<byte> payload)
    {
        try
        {
            return AnyJson.Member(JsonElement.Parse(payload), "Records") is { ValueKind: JsonValueKind.Array } records
                ? [.. records.EnumerateArray()]
                : [];
        }
        catch (JsonException)
        {
            // said by whoever reads it as a notification
            return [];
        }
    }
}
