using System.Collections.Immutable;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Partitions;
using EventLogs.Shared;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>What the log says about an invocation. That a partition existed is the usual case and not worth a line.</summary>
internal static class PartitionLog
{
    // A line is read by people, and the rest is counted
    private const int MaxNamed = 10;

    /// <summary>Writes a line for each partition that was created, and one for what was passed over.</summary>
    public static void Write(LogWriter log, string requestId, NotifiedObjects notified, ImmutableArray<PartitionReport> reports)
    {
        foreach (var item in reports.SelectMany(report => report.Partitions))
        {
            if (item.Outcome.Status != PartitionStatus.Created)
                continue;
            var json = log.BeginInformation(requestId, "A partition was created.");
            json.WriteString("table"u8, item.Table);
            json.WriteString("partition"u8, item.Partition.Folder);
            log.End();
        }

        var foreign = reports.SelectMany(report => report.ForeignKeys).ToList();
        WritePassedOver(log, requestId, "Objects that belong to no table were passed over.", "keys", foreign);
        if (foreign.Count > 0)
            MetricLine.Write(log, FunctionNames.NoTable, (FunctionNames.ForeignKeysMetric, foreign.Count));
        WritePassedOver(log, requestId, "Records of other events were passed over.", "events", notified.OtherEvents);
        log.Flush();
    }

    /// <summary>Writes why some messages of a batch have to come again, while the others were worked off.</summary>
    public static void WriteFailed(LogWriter log, string requestId, ImmutableArray<string> messages, FunctionError error)
    {
        var json = log.BeginError(requestId, "Messages could not be worked off, and come again.");
        error.WriteMembers(json);
        json.WriteNumber("count"u8, messages.Length);
        json.WriteStartArray("messageIds"u8);
        foreach (var id in messages)
            json.WriteStringValue(id);
        json.WriteEndArray();
        log.End();
        log.Flush();
    }

    private static void WritePassedOver(LogWriter log, string requestId, string message, string member, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        var json = log.BeginWarning(requestId, message);
        json.WriteNumber("count"u8, items.Count);
        json.WriteStartArray(member);
        foreach (var item in items.Take(MaxNamed))
            json.WriteStringValue(item);
        json.WriteEndArray();
        log.End();
    }
}
