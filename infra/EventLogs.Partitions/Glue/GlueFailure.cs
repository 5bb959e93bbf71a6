using EventLogs.Aws;

namespace EventLogs.Partitions.Glue;

/// <summary>What a call of Glue that failed as a whole is for each of its partitions.</summary>
internal static class GlueFailure
{
    /// <summary>The outcome: Glue's own error code where it sent one.</summary>
    public static PartitionOutcome Of(Exception exception) => exception switch
    {
        AwsException failure => PartitionOutcome.Failed(failure.ErrorCode, failure.Reason),
        OperationCanceledException => PartitionOutcome.Failed(nameof(AwsFailure.Timeout), "Glue did not answer in time"),
        _ => PartitionOutcome.Failed(nameof(AwsFailure.UnexpectedAnswer), $"{exception.GetType().Name}: {exception.Message}"),
    };
}
