using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace EventLogs.Aws.Sdk;

/// <summary>A call: what the SDK sends.</summary>
/// <param name="service">The service.</param>
/// <param name="operation">The operation's name.</param>
/// <param name="body">The request: UTF-8 JSON.</param>
internal sealed class JsonRequest(AwsService service, string operation, byte[] body) : AmazonWebServiceRequest
{
    /// <summary>Makes an HTTP request of it.</summary>
    public static IMarshaller<IRequest, AmazonWebServiceRequest> Marshaller { get; } = new JsonMarshaller();

    private DefaultRequest ToHttp()
    {
        var request = new DefaultRequest(this, service.Id) { HttpMethod = "POST", ResourcePath = "/", Content = body };
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers["X-Amz-Target"] = $"{service.TargetPrefix}.{operation}";
        return request;
    }

    private sealed class JsonMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input) => ((JsonRequest)input).ToHttp();
    }
}
