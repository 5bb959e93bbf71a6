using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using EventLogs.Partitions;

namespace EventLogs.Lambdas.CreatePartition.Glue;

/// <summary>A call of <c>BatchCreatePartition</c>.</summary>
internal sealed class BatchCreatePartitionRequest(string database, string table, ImmutableArray<PartitionInput> partitions)
    : AmazonWebServiceRequest
{
    /// <summary>The body: what Glue's API reference names <c>BatchCreatePartition</c>'s request.</summary>
    public byte[] ToJson()
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("DatabaseName"u8, database);
            json.WriteString("TableName"u8, table);
            json.WriteStartArray("PartitionInputList"u8);
            foreach (var partition in partitions)
                Write(json, partition);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, PartitionInput partition)
    {
        json.WriteStartObject();
        json.WriteStartArray("Values"u8);
        foreach (var value in partition.Values)
            json.WriteStringValue(value);
        json.WriteEndArray();

        json.WritePropertyName("StorageDescriptor"u8);
        GlueStorage.Write(json, partition.Table, partition.Location);
        json.WriteEndObject();
    }
}

/// <summary>Makes an HTTP request of it.</summary>
internal sealed class BatchCreatePartitionMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    /// <summary>The only one.</summary>
    public static BatchCreatePartitionMarshaller Instance { get; } = new();

    /// <inheritdoc/>
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, GlueClient.ServiceId)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = ((BatchCreatePartitionRequest)input).ToJson(),
        };
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers["X-Amz-Target"] = "AWSGlue.BatchCreatePartition";
        return request;
    }
}
