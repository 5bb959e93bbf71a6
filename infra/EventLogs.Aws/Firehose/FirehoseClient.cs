using System.Collections.Immutable;
using EventLogs.Aws.Sdk;

namespace EventLogs.Aws.Firehose;

/// <summary>Puts records into delivery streams of Amazon Data Firehose.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_Operations.html</remarks>
public sealed class FirehoseClient : IDisposable
{
    /// <summary>The maximum number of records in one call.</summary>
    public const int MaxBatch = 500;

    /// <summary>The maximum number of bytes in one record, before base64.</summary>
    public const int MaxRecordBytes = 1000 * 1024;

    /// <summary>The maximum number of bytes in the records of one call, before base64.</summary>
    public const int MaxBatchBytes = 4 * 1024 * 1024;

    private readonly JsonClient _client;

    /// <summary>A client; by default with the environment's region, endpoint and credentials.</summary>
    /// <exception cref="AwsException">There is no region.</exception>
    public FirehoseClient(AwsClientSettings? settings = null) => _client = JsonClient.Create(AwsService.Firehose, settings);

    /// <summary>Puts records into a stream. The call succeeds while records of it are refused: look at each result.</summary>
    /// <param name="stream">The delivery stream's name.</param>
    /// <param name="records">1 to <see cref="MaxBatch"/> records.</param>
    /// <param name="cancellation">Ends the call early; records may have been put.</param>
    /// <returns>What became of each record, in their order. The id is Firehose's <c>RecordId</c>.</returns>
    /// <exception cref="AwsException">The call failed as a whole. Records may have been put all the same: delivery is at least once.</exception>
    /// <remarks>Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html</remarks>
    public Task<ImmutableArray<EntryResult>> PutRecordBatchAsync(
        string stream, ImmutableArray<ReadOnlyMemory<byte>> records, CancellationToken cancellation = default)
    {
        Batches.Check(records.Length, MaxBatch, nameof(records));
        return _client.CallAsync(
            "PutRecordBatch",
            json =>
            {
                json.WriteString("DeliveryStreamName"u8, stream);
                json.WriteStartArray("Records"u8);
                foreach (var record in records)
                {
                    json.WriteStartObject();
                    json.WriteBase64String("Data"u8, record.Span);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            },
            answer => EntryResult.Read(answer, "RequestResponses", "RecordId", "FailedPutCount", records.Length),
            cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
