using System.Text.Json;
using EventLogs.Benchmarks.Comparing;

namespace EventLogs.Benchmarks.Rivals.Idiomatic;

/// <summary>What a C# developer would write: classes, System.Text.Json with its source generator, Convert for Base64.</summary>
/// <param name="line">Makes the line of an event, without its end; null for an event of another kind.</param>
internal sealed class Poco(Func<byte[], byte[]?> line) : Contestant
{
    public override string Name => "idiomatic .NET";

    public override ReadOnlySpan<byte> Answer(byte[] request) => Respond(request);

    /// <summary>The response to a request.</summary>
    public byte[] Respond(byte[] request)
    {
        var records = JsonSerializer.Deserialize(request, FirehoseContext.Default.FirehoseRequest)!.Records;
        var response = new FirehoseResponse([.. records.Select(Transform)]);
        return JsonSerializer.SerializeToUtf8Bytes(response, FirehoseContext.Default.FirehoseResponse);
    }

    private FirehoseResult Transform(FirehoseRecord record)
    {
        try
        {
            if (line(Convert.FromBase64String(record.Data)) is { } bytes)
                return new FirehoseResult(record.RecordId, "Ok", Convert.ToBase64String([.. bytes, (byte)'\n']));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            // as an event of another kind
        }

        return new FirehoseResult(record.RecordId, "ProcessingFailed", record.Data);
    }
}
