namespace EventLogs.Aws;

/// <summary>How a call of a service failed.</summary>
public enum AwsFailure
{
    /// <summary>The service, or something in front of it, answered with an error.</summary>
    Refused,

    /// <summary>No connection could be made, or it broke. The service may have carried the call out.</summary>
    Unreachable,

    /// <summary>No answer came in time, at each attempt. The service may have carried the call out.</summary>
    Timeout,

    /// <summary>The status was that of a success, and the answer is not one of this operation. Take nothing for done.</summary>
    UnexpectedAnswer,

    /// <summary>The call could not be sent: no region, no credentials, or an endpoint that does not exist.</summary>
    NotConfigured,
}
