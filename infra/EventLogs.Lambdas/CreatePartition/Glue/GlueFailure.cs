using System.Globalization;
using Amazon.Runtime;
using EventLogs.Partitions;

namespace EventLogs.Lambdas.CreatePartition.Glue;

/// <summary>What a call of Glue that failed as a whole is for each of its partitions.</summary>
internal static class GlueFailure
{
    /// <summary>The outcome: Glue's own error code where it sent one.</summary>
    public static PartitionOutcome Of(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => PartitionOutcome.Failed(code, exception.Message),
        AmazonServiceException { StatusCode: not 0 and var status } => PartitionOutcome.Failed(
            $"Http{((int)status).ToString(CultureInfo.InvariantCulture)}",
            $"Glue answered with HTTP status {(int)status}, and no error of its own"),
        OperationCanceledException or TimeoutException => PartitionOutcome.Failed("Timeout", "Glue did not answer in time"),
        HttpRequestException or IOException or AmazonClientException => PartitionOutcome.Failed("Unreachable", exception.Message),
        _ => PartitionOutcome.Failed("UnexpectedAnswer", $"{exception.GetType().Name}: {exception.Message}"),
    };
}
