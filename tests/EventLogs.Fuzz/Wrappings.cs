using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace EventLogs.Fuzz;

/// <summary>Puts an event into what a service would send a stream instead of it.</summary>
internal static class Wrappings
{
    /// <summary>The event in one of the wrappers.</summary>
    public static byte[] Wrap(byte[] utf8Event, Random random)
    {
        var text = Encoding.UTF8.GetString(utf8Event);
        return random.Next(6) switch
        {
            0 => Json(new { Type = "Notification", MessageId = "m", TopicArn = "arn:aws:sns:eu-west-1:111122223333:t", Message = text }),
            1 => Json(new { messageId = "m", receiptHandle = "r", body = text, attributes = new { }, eventSource = "aws:sqs" }),
            2 => Json(new { messageType = "DATA_MESSAGE", owner = "111122223333", logEvents = new[] { new { id = "1", timestamp = 1, message = text } } }),
            3 => [.. utf8Event, .. "\n"u8, .. utf8Event],
            4 => Json(new { Source = "test", DetailType = "Note", Detail = text }),
            _ => Compress(utf8Event),
        };
    }

    private static byte[] Json(object value) => JsonSerializer.SerializeToUtf8Bytes(value);

    private static byte[] Compress(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(data);
        return compressed.ToArray();
    }
}
