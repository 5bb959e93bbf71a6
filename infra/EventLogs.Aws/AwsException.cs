namespace EventLogs.Aws;

/// <summary>
/// A call that failed as a whole, after the retries: the only exception of the clients, besides
/// <see cref="OperationCanceledException"/> for a caller who cancelled, and <see cref="ArgumentException"/> for what cannot be sent.
/// </summary>
public sealed class AwsException : Exception
{
    internal AwsException(AwsFailure failure, string service, string operation, string errorCode, string reason, Exception? inner)
        : base($"{service} {operation}: {reason} ({errorCode})", inner) =>
        (Failure, Service, Operation, ErrorCode, Reason) = (failure, service, operation, errorCode, reason);

    /// <summary>How the call failed.</summary>
    public AwsFailure Failure { get; }

    /// <summary>The service's name: <c>Glue</c>.</summary>
    public string Service { get; }

    /// <summary>The operation's name: <c>BatchCreatePartition</c>.</summary>
    public string Operation { get; }

    /// <summary>
    /// The service's error code without namespace, such as <c>AccessDeniedException</c>. For an error without one <c>Http503</c>, with
    /// the status; without an answer the failure's name, such as <c>Unreachable</c>. One word, of at most 128 letters, digits and
    /// <c>. _ -</c>.
    /// </summary>
    public string ErrorCode { get; }

    /// <summary>
    /// What the service says, or what went wrong, on one line. <see cref="Exception.Message"/> adds service, operation and error code.
    /// </summary>
    public string Reason { get; }

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The id by which AWS finds the call; null when there was no answer, or none in it.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>Whether the service was asked too often: the same call can succeed later.</summary>
    public bool IsThrottled { get; internal init; }
}
