using System.Collections.Immutable;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Partitions;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>What the log and the invocation's error say about partitions.</summary>
internal static class PartitionLog
{
    // A message is read by people: the rest fails for the same reason
    private const int MaxNamed = 10;

    /// <summary>Writes a line for each partition that was created. That a partition existed is the usual case and no news.</summary>
    public static void Write(LogWriter log, Invocation invocation, ImmutableArray<PartitionReport> reports)
    {
        foreach (var item in reports.SelectMany(report => report.Partitions))
        {
            if (item.Outcome.Status != PartitionStatus.Created)
                continue;
            var json = log.Begin();
            json.WriteString("level"u8, "INFO"u8);
            json.WriteString("requestId"u8, invocation.RequestId);
            json.WriteString("message"u8, "A partition was created."u8);
            json.WriteString("table"u8, item.Table);
            json.WriteString("partition"u8, item.Partition.Folder);
            log.End();
        }

        log.Flush();
    }

    /// <summary>Why the invocation failed; null when every partition is there.</summary>
    public static FunctionError? Failure(ImmutableArray<PartitionReport> reports)
    {
        var failed = reports.SelectMany(report => report.Failed).ToList();
        if (failed.Count == 0)
            return null;

        var named = failed.Take(MaxNamed).Select(item => $"{item.Table}/{item.Partition.Folder} ({item.Outcome.Error})");
        var rest = failed.Count > MaxNamed ? $" and {failed.Count - MaxNamed} more" : "";
        var count = reports.Sum(report => report.Partitions.Length);
        return new FunctionError(
            "Glue.PartitionsNotCreated",
            $"{failed.Count} of {count} partitions could not be created: {string.Join("; ", named)}{rest}.");
    }
}
