namespace EventLogs.Runtime.Firehose;

/// <summary>Whether a Firehose request could be answered. Anything but <see cref="Answered"/> is an error of the whole invocation: Firehose retries it and keeps its records.</summary>
public enum TransformStatus : byte
{
    /// <summary>The response holds every record id of the request exactly once.</summary>
    Answered,

    /// <summary>The request is not a Firehose transformation request: no JSON, no <c>records</c>, or a record without its id or data.</summary>
    InvalidRequest,

    /// <summary>Even with every record sent back untouched the response would pass the 6 MB that Lambda allows.</summary>
    ResponseTooLarge,
}
