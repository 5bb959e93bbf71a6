using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.Sdk;

/// <summary>An answer with the status of an error. It need not be from the service: proxies and load balancers answer too.</summary>
/// <remarks>Source: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization</remarks>
internal sealed class ServiceError : AmazonServiceException
{
    private ServiceError(string? message, Exception inner, string? code, string? requestId, HttpStatusCode status)
        : base(message, inner, ErrorType.Unknown, code, requestId, status) =>
        (Text, Retryable) = (ErrorText.OneLine(message), status == HttpStatusCode.TooManyRequests ? new RetryableDetails(throttling: true) : null);

    /// <summary>What the error says, on one line.</summary>
    public string? Text { get; }

    /// <summary>The SDK goes by the code alone, and 429 may come from something that knows none.</summary>
    public override RetryableDetails? Retryable { get; }

    /// <summary>Reads an error. Whatever the body is, the status is kept.</summary>
    public static ServiceError Read(byte[] body, IWebResponseData response, Exception inner, HttpStatusCode status)
    {
        var error = Parse(body);
        var type = Header("x-amzn-ErrorType") ?? Member(error, "__type") ?? Member(error, "code");
        var message = Member(error, "message") ?? Member(error, "Message") ?? Member(error, "errorMessage");
        return new ServiceError(message, inner, ErrorText.Code(type), Header("x-amzn-RequestId") ?? Header("x-amz-request-id"), status);

        string? Header(string name) => response.IsHeaderPresent(name) ? response.GetHeaderValue(name) : null;
    }

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Member(JsonElement error, string name)
    {
        try
        {
            return error.ValueKind == JsonValueKind.Object ? error.OptionalText(name) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
