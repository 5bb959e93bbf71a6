using System.Collections.Immutable;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;
using Codec = EventLogs.Runtime.Firehose.FirehoseTransform;

namespace EventLogs.Lambdas.FirehoseTransform;

/// <summary>
/// Answers a Firehose data transformation request. A record that cannot be mapped is part of the answer; a request that cannot be
/// answered fails the invocation, so that Firehose tries again and, in the end, stores the records as they came.
/// </summary>
internal sealed class TransformHandler(ImmutableArray<EventDefinition> catalog, LogWriter log) : ILambdaHandler
{
    private readonly Codec _transform = new(catalog);
    private readonly BatchReport _report = new(catalog, log);

    /// <inheritdoc/>
    public ValueTask<FunctionError?> HandleAsync(Invocation invocation, LineBuffer response)
    {
        // A line is hardly ever longer than its event: with the request's length set aside the response need not grow
        response.GetSpan(invocation.Payload.Length);
        _report.Begin(invocation.RequestId);
        var status = _transform.Transform(invocation.Payload, response, _report);
        if (status != TransformStatus.Answered)
            return ValueTask.FromResult<FunctionError?>(Describe(status, invocation.Payload.Length));

        _report.End();
        return default;
    }

    private static FunctionError Describe(TransformStatus status, int length) => status switch
    {
        TransformStatus.InvalidRequest => new FunctionError(
            "Firehose.InvalidRequest",
            $"The request of {length} bytes is not a Firehose data transformation request: "
            + "JSON with records that each have a recordId and data."),
        TransformStatus.ResponseTooLarge => new FunctionError(
            "Firehose.ResponseTooLarge",
            $"Even with every record sent back untouched the answer to this request of {length} bytes would be larger than the "
            + $"{Codec.MaxResponseBytes} bytes that Lambda allows. Lower the buffer size of the stream's Lambda processor."),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
