using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventLogs.Local.Delivery;

/// <summary>Writes a failed record as Firehose does: one JSON line, with the record's own bytes in Base64.</summary>
/// <remarks>
/// Firehose's message is the same for all records that the transform refused; here it also has the reason.
/// Source: https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-failure-handling.html
/// </remarks>
internal static class FailedRecord
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(
        IBufferWriter<byte> line, WaitingRecord record, ReadOnlySpan<byte> base64Data, string reason, DateTimeOffset ended)
    {
        using var json = new Utf8JsonWriter(line, Options);
        json.WriteStartObject();
        json.WriteNumber("attemptsMade", 1);
        json.WriteNumber("arrivalTimestamp", record.Arrival.ToUnixTimeMilliseconds());
        json.WriteString("errorCode", "Lambda.ProcessingFailedStatus");
        json.WriteString("errorMessage", $"ProcessingFailed status set for record: {reason}");
        json.WriteNumber("attemptEndingTimestamp", ended.ToUnixTimeMilliseconds());
        json.WriteString("rawData", base64Data);
        json.WriteString("lambdaArn", DeliveryNames.TransformArn);
        json.WriteEndObject();
        json.Flush();
        line.Write("\n"u8);
    }
}
