using System.Text;

namespace EventLogs.Local.Redrive;

/// <summary>A message of the dead-letter queue of EventBridge's rules: the event, as it came, and what it was for.</summary>
/// <param name="Id">The message's id, the same each time it is received.</param>
/// <param name="ReceiptHandle">What deletes or releases it.</param>
/// <param name="Event">The event.</param>
/// <param name="TargetArn">The target that did not take it; null where the message does not say.</param>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html</remarks>
internal sealed record UndeliveredEvent(string Id, string ReceiptHandle, ReadOnlyMemory<byte> Event, string? TargetArn)
{
    /// <summary>The attribute that says which target an event was for.</summary>
    public const string TargetAttribute = "TARGET_ARN";

    private const string StreamResource = "deliverystream/";

    /// <summary>A message with this body.</summary>
    public static UndeliveredEvent Of(string id, string receiptHandle, string body, string? targetArn) =>
        new(id, receiptHandle, Encoding.UTF8.GetBytes(body), targetArn);

    /// <summary>The delivery stream that did not take it; null where the target is not one.</summary>
    public string? Stream => TargetArn?.Split(':', 6) is ["arn", _, "firehose", _, _, var resource]
        && resource.StartsWith(StreamResource, StringComparison.Ordinal) && resource.Length > StreamResource.Length
            ? resource[StreamResource.Length..]
            : null;
}
