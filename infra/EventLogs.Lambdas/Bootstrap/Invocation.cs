using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Bootstrap;

/// <summary>One invocation as the Runtime API handed it out.</summary>
/// <param name="requestId">The id that the answer is sent under, and that every log line of the invocation carries.</param>
/// <param name="deadline">When Lambda ends the function; <see cref="DateTimeOffset.MaxValue"/> when the API named no time.</param>
/// <param name="traceId">The X-Ray tracing header, where there is one.</param>
/// <param name="payload">The buffer that holds the payload; the loop uses it again for the next invocation.</param>
public sealed class Invocation(string requestId, DateTimeOffset deadline, string? traceId, LineBuffer payload)
{
    /// <summary>The id that the answer is sent under, and that every log line of the invocation carries.</summary>
    public string RequestId { get; } = requestId;

    /// <summary>When Lambda ends the function; <see cref="DateTimeOffset.MaxValue"/> when the API named no time.</summary>
    public DateTimeOffset Deadline { get; } = deadline;

    /// <summary>The X-Ray tracing header, where there is one.</summary>
    public string? TraceId { get; } = traceId;

    /// <summary>The request: JSON, as Lambda got it. Valid until the handler is done.</summary>
    public ReadOnlySpan<byte> Payload => payload.Written;

    /// <summary>Why the payload could not be received, which is then the answer; null when it was received.</summary>
    internal FunctionError? Error { get; init; }
}
