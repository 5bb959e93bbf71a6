using System.Collections.Immutable;
using EventLogs.Aws;
using EventLogs.Aws.Firehose;

namespace EventLogs.Local.Replay;

/// <summary>Divides records into calls of Firehose, by its limits.</summary>
internal static class RecordBatches
{
    /// <summary>Records in their order, as many to a call as it takes.</summary>
    /// <param name="records">The records.</param>
    /// <param name="bytesOf">How large one is.</param>
    public static IEnumerable<ImmutableArray<T>> Of<T>(IEnumerable<T> records, Func<T, int> bytesOf) =>
        Batches.Split(records, FirehoseClient.MaxBatch, FirehoseClient.MaxBatchBytes, bytesOf);
}
