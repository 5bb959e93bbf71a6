namespace EventLogs.TestKit.Http;

/// <summary>An error that an operation on a test's server answers.</summary>
public sealed class AwsErrorException(string type, string message) : Exception(message)
{
    /// <summary>The error's type.</summary>
    public string Type => type;
}
