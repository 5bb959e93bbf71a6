using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace EventLogs.Lambdas.CreatePartition.Glue;

/// <summary>The answer to a call of <c>BatchCreatePartition</c>.</summary>
internal sealed class BatchCreatePartitionResponse : AmazonWebServiceResponse
{
    /// <summary>The partitions that were not created.</summary>
    public ImmutableArray<PartitionError> Errors { get; init; } = [];
}

/// <summary>Reads the answer, or the error that Glue sent.</summary>
internal sealed partial class BatchCreatePartitionUnmarshaller : JsonResponseUnmarshaller
{
    /// <summary>The only one.</summary>
    public static BatchCreatePartitionUnmarshaller Instance { get; } = new();

    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var answer = JsonSerializer.Deserialize(input.Stream, GlueJson.Default.Answer);
        return new BatchCreatePartitionResponse { Errors = answer?.Errors ?? [] };
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        try
        {
            var reader = new StreamingUtf8JsonReader(input.Stream);
            var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
            return new AmazonServiceException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
        }
        catch (JsonException exception)
        {
            // A page of a proxy, say. The status is what the SDK's retries, and people, go by
            return new AmazonServiceException(exception.Message, innerException, statusCode);
        }
    }

    internal sealed record Answer(ImmutableArray<PartitionError>? Errors);

    [JsonSerializable(typeof(Answer))]
    private sealed partial class GlueJson : JsonSerializerContext;
}
