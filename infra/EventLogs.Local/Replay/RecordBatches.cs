using EventLogs.Aws.Firehose;

namespace EventLogs.Local.Replay;

/// <summary>Divides records into calls of Firehose, by its limits.</summary>
internal static class RecordBatches
{
    /// <summary>Records in their order, as many to a call as it takes.</summary>
    /// <param name="records">The records.</param>
    /// <param name="bytesOf">How large one is.</param>
    public static IEnumerable<List<T>> Of<T>(IEnumerable<T> records, Func<T, int> bytesOf)
    {
        var (batch, bytes) = (new List<T>(), 0);
        foreach (var record in records)
        {
            var size = bytesOf(record);
            if (batch.Count == FirehoseClient.MaxBatch || (batch.Count > 0 && bytes + size > FirehoseClient.MaxBatchBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(record);
            bytes += size;
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
