using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace EventLogs.Input;

/// <summary>
/// Takes events out of what services wrap them in: SNS notifications, SQS messages, the requests with which Lambda hands both to functions,
/// and CloudWatch Logs. What comes out may be wrapped again: SNS in SQS.
/// </summary>
internal static class WrappedEvents
{
    /// <summary>What lies in more wrappers than this is not looked for: none of the services does it.</summary>
    public const int MaxDepth = 4;

    // 6 MB are what a request to a function may have, and log lines shrink to a tenth
    private const int MaxInflatedBytes = 64 * 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1_000 };

    /// <summary>Looks into a value.</summary>
    /// <param name="utf8Value">One JSON value.</param>
    /// <param name="inside">The values in it, as they are written.</param>
    /// <param name="reason">Why there is nothing to take out, where it is a wrapper all the same.</param>
    /// <returns>Whether it is a wrapper, from which something can be taken or not.</returns>
    public static bool TryOpen(ReadOnlySpan<byte> utf8Value, out IReadOnlyList<byte[]> inside, out string? reason)
    {
        (inside, reason) = ([], null);
        var reader = new Utf8JsonReader(utf8Value, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var document))
                return false;
            using (document)
                return TryOpen(document.RootElement, out inside, out reason);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool TryOpen(JsonElement value, out IReadOnlyList<byte[]> inside, out string? reason)
    {
        (inside, reason) = ([], null);
        if (value.ValueKind != JsonValueKind.Object)
            return false;
        if (Texts(value) is { } texts)
        {
            inside = [.. texts.Select(Encoding.UTF8.GetBytes)];
            return true;
        }

        if (value.TryGetProperty("awslogs", out var logs) && Text(logs, "data") is { } data)
        {
            reason = Inflate(data, out var text);
            inside = reason is null ? [text] : [];
            return true;
        }

        if (Text(value, "messageType") == "CONTROL_MESSAGE" && value.TryGetProperty("logEvents", out _))
            reason = "CloudWatch Logs asks whether its messages arrive: there is no event in it";
        else if (IsCloudEvent(value))
            reason = "a CloudEvent: EventBridge delivers it as the detail of an event";
        else if (IsPutRequest(value))
            reason = "a request to put events: EventBridge has not given them an id, an account and a region yet";
        return reason is not null;
    }

    /// <summary>The texts of the messages in a wrapper; null where it is none.</summary>
    private static List<string>? Texts(JsonElement value)
    {
        if (Text(value, "Type") == "Notification" && Text(value, "TopicArn") is not null && Text(value, "Message") is { } message)
            return [message];
        if (MessageBody(value) is { } body)
            return [body];
        if (Text(value, "messageType") == "DATA_MESSAGE" && All(value, "logEvents", item => Text(item, "message")) is { } lines)
            return lines;
        return All(value, "Records", item => item.TryGetProperty("Sns", out var sns) ? Text(sns, "Message") : MessageBody(item))
            ?? All(value, "Messages", item => Text(item, "Body"));
    }

    /// <summary>The body of a message as functions and pipes get it.</summary>
    private static string? MessageBody(JsonElement value) => Text(value, "eventSource") == "aws:sqs" ? Text(value, "body") : null;

    private static bool IsPutRequest(JsonElement value) =>
        value.TryGetProperty("Entries", out var entries) && entries.ValueKind == JsonValueKind.Array && entries.EnumerateArray().All(IsEntry) && entries.GetArrayLength() > 0
        || IsEntry(value);

    private static bool IsCloudEvent(JsonElement value) =>
        Text(value, "specversion") is not null && Text(value, "id") is not null && Text(value, "type") is not null && Text(value, "source") is not null
        && Text(value, "detail-type") is null;

    private static bool IsEntry(JsonElement value) => Text(value, "Source") is not null && Text(value, "DetailType") is not null && Text(value, "Detail") is not null;

    /// <summary>A text of each item of a list; null where the list is not there, is empty, or has an item without.</summary>
    private static List<string>? All(JsonElement value, string list, Func<JsonElement, string?> of)
    {
        if (!value.TryGetProperty(list, out var items) || items.ValueKind != JsonValueKind.Array || items.GetArrayLength() == 0)
            return null;
        var texts = items.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object ? of(item) : null).ToList();
        return texts.Contains(null) ? null : [.. texts.OfType<string>()];
    }

    private static string? Text(JsonElement value, string member)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(member, out var text) || text.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // an escape stands for half a surrogate pair: no text at all
            return null;
        }
    }

    private static string? Inflate(string data, out byte[] text)
    {
        text = [];
        try
        {
            using var inflated = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(data)), CompressionMode.Decompress);
            var part = new byte[81_920];
            for (var read = gzip.Read(part); read > 0; read = gzip.Read(part))
            {
                if (inflated.Length + read > MaxInflatedBytes)
                    return $"more than {MaxInflatedBytes:N0} bytes of CloudWatch Logs";
                inflated.Write(part, 0, read);
            }

            text = inflated.ToArray();
            return null;
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            return "data of CloudWatch Logs that is not gzip in Base64";
        }
    }
}
