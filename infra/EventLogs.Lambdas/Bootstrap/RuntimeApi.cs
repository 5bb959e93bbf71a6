using System.Globalization;
using System.Text;
using System.Text.Json;
using EventLogs.Lambdas.Bootstrap.Http;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Bootstrap;

/// <summary>The Lambda Runtime API, version 2018-06-01.</summary>
/// <param name="address">Where it is: the value of <c>AWS_LAMBDA_RUNTIME_API</c>.</param>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
internal sealed class RuntimeApi(string address) : IDisposable
{
    private const string Version = "/2018-06-01/runtime/";
    private const int MaxReason = 1024;

    private readonly HttpConnection _connection = new(address);
    private readonly HttpRequestHead _head = new(address);
    private readonly LineBuffer _error = new();

    /// <summary>Waits for the next invocation.</summary>
    /// <returns>The invocation; with its error set when its payload could not be received.</returns>
    /// <exception cref="RuntimeApiException">There will be none: this process has to end.</exception>
    public Invocation Next()
    {
        _head.Begin("GET", Version + "invocation/next");
        var response = Exchange(default);
        if (response.Status != 200 || response.GetField("lambda-runtime-aws-request-id"u8) is not { Length: > 0 } requestId)
            throw new RuntimeApiException($"The Runtime API answered {response.Status} without an invocation: {Reason(response)}");

        return new Invocation(requestId, ReadDeadline(response), response.GetField("lambda-runtime-trace-id"u8), response.Body)
        {
            Error = response.BodyError is { } problem
                ? new FunctionError("Runtime.UnreadablePayload", $"The payload could not be received: {problem}")
                : null,
        };
    }

    /// <summary>Answers an invocation.</summary>
    /// <returns>Null, or why the API refused the answer.</returns>
    /// <exception cref="RuntimeApiException">This process has to end.</exception>
    public FunctionError? SendResponse(string requestId, ReadOnlySpan<byte> body)
    {
        var path = $"invocation/{requestId}/response";
        BeginPost(path, "application/json");
        return Post(path, body);
    }

    /// <summary>Reports that an invocation failed.</summary>
    /// <returns>Null, or why the API refused the report: the invocation has been answered, or is over.</returns>
    /// <exception cref="RuntimeApiException">This process has to end.</exception>
    public FunctionError? SendError(string requestId, FunctionError error) => PostError($"invocation/{requestId}/error", error);

    /// <summary>Reports that the process could not start.</summary>
    /// <returns>Null, or why the API refused the report.</returns>
    /// <exception cref="RuntimeApiException">The API could not take it.</exception>
    public FunctionError? SendInitError(FunctionError error) => PostError("init/error", error);

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private FunctionError? PostError(string path, FunctionError error)
    {
        _error.Clear();
        using (var json = new Utf8JsonWriter(_error, LogWriter.Options))
        {
            json.WriteStartObject();
            error.WriteMembers(json);
            json.WriteEndObject();
        }

        BeginPost(path, "application/vnd.aws.lambda.error+json");
        _head.Field("Lambda-Runtime-Function-Error-Type", error.Type);
        return Post(path, _error.Written);
    }

    private void BeginPost(string path, string contentType)
    {
        _head.Begin("POST", Version + path);
        _head.Field("Content-Type", contentType);
    }

    private FunctionError? Post(string path, ReadOnlySpan<byte> body)
    {
        _head.Field("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture));
        var response = Exchange(body);
        return response.Status switch
        {
            >= 200 and < 300 => null,
            413 => new FunctionError(
                "Runtime.ResponseTooLarge", $"The answer of {body.Length} bytes is larger than Lambda allows: {Reason(response)}"),
            >= 400 and < 500 => new FunctionError(
                "Runtime.AnswerRefused", $"The Runtime API refused {path} with {response.Status}: {Reason(response)}"),
            _ => throw new RuntimeApiException($"The Runtime API answered {path} with {response.Status}: {Reason(response)}"),
        };
    }

    private HttpResponse Exchange(ReadOnlySpan<byte> body)
    {
        try
        {
            return _connection.Exchange(_head.End(), body);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw new RuntimeApiException($"The Runtime API cannot be used: {exception.Message}", exception);
        }
    }

    private static DateTimeOffset ReadDeadline(HttpResponse response) =>
        long.TryParse(response.GetField("lambda-runtime-deadline-ms"u8), CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds is > 0 and < 253_402_300_800_000 // the year 10000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : DateTimeOffset.MaxValue;

    private static string Reason(HttpResponse response) => response switch
    {
        { BodyError: { } problem } => problem,
        { Body.Length: 0 } => "no reason given",
        _ => Encoding.UTF8.GetString(response.Body.Written[..Math.Min(response.Body.Length, MaxReason)]),
    };
}
