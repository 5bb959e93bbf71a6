using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace EventLogs.Aws.Sdk;

/// <summary>An answer with the status of a success, as it came.</summary>
internal sealed class JsonResponse : AmazonWebServiceResponse
{
    /// <summary>The body.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>Reads answers, and the errors that come in their place.</summary>
    public static JsonResponseUnmarshaller Unmarshaller { get; } = new JsonUnmarshaller();

    private sealed class JsonUnmarshaller : JsonResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) => new JsonResponse { Body = Read(input) };

        public override AmazonServiceException UnmarshallException(
            JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
            ServiceError.Read(Read(input), input.ResponseData, innerException, statusCode);

        private static byte[] Read(JsonUnmarshallerContext input)
        {
            using var body = new MemoryStream();
            input.Stream.CopyTo(body);
            return body.ToArray();
        }
    }
}
