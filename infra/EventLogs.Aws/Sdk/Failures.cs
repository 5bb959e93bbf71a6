using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.Sdk;

/// <summary>Says in one exception what the SDK says in many.</summary>
internal static class Failures
{
    // Those of the SDK, which its policy does not give away
    private static readonly string[] ThrottlingCodes = [.. new StandardRetryPolicy(0).ThrottlingErrorCodes];

    /// <summary>The failure of a call.</summary>
    /// <returns>False when the exception is a bug of this program.</returns>
    public static bool TryDescribe(
        Exception exception, AwsService service, string operation, string? requestId, [NotNullWhen(true)] out AwsException? failure)
    {
        failure = exception switch
        {
            AmazonServiceException { StatusCode: not default(HttpStatusCode) } error => Refused(error),
            OperationCanceledException or TimeoutException => Other(AwsFailure.Timeout, "no answer came in time"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                Other(AwsFailure.UnexpectedAnswer, $"the answer has more than {WholeAnswers.MaxBytes} bytes"),
            HttpRequestException or IOException or AmazonServiceException => Other(AwsFailure.Unreachable, exception.Message),
            AmazonClientException => Other(AwsFailure.NotConfigured, exception.Message),
            InvalidDataException or JsonException => Other(
                AwsFailure.UnexpectedAnswer, $"the answer is not one of this operation: {exception.Message}"),
            _ => null,
        };
        return failure is not null;

        AwsException Refused(AmazonServiceException error)
        {
            var status = (int)error.StatusCode;
            var code = error.ErrorCode ?? $"Http{status.ToString(CultureInfo.InvariantCulture)}";
            return new AwsException(AwsFailure.Refused, service.Id, operation, code, Reason(error, status), error)
            {
                StatusCode = status,
                RequestId = ErrorText.OneLine(error.RequestId),
                IsThrottled = error.Retryable?.Throttling == true || ThrottlingCodes.Contains(code, StringComparer.OrdinalIgnoreCase),
            };
        }

        // Where there is no text, the SDK's exception has one of its own
        static string Reason(AmazonServiceException error, int status)
        {
            var text = (error as ServiceError)?.Text;
            var own = error.ErrorCode is null ? $"HTTP status {status}, with no error code" : "no message";
            return string.IsNullOrEmpty(text) ? own : error.ErrorCode is null ? $"{own}: {text}" : text;
        }

        AwsException Other(AwsFailure kind, string reason) =>
            new(kind, service.Id, operation, kind.ToString(), ErrorText.OneLine(reason)!, exception)
            {
                StatusCode = kind == AwsFailure.UnexpectedAnswer ? 200 : null,
                RequestId = ErrorText.OneLine(requestId),
            };
    }
}
