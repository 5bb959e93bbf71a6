using System.Collections.Immutable;
using EventLogs.Local.Delivery;

namespace EventLogs.Local.Ingest;

/// <summary>What an ingest did: every value that was read is a line, or failed, or unmatched.</summary>
/// <param name="Tables">Per table, in the catalog's order.</param>
/// <param name="Unmatched">Values that no rule takes, over all tables.</param>
/// <param name="Timeless">Events that were to arrive at their own time, and have none.</param>
/// <param name="UnreadableFiles">Files that could not be read, or not to their end.</param>
/// <param name="SkippedFiles">Files that have been read before.</param>
/// <param name="WasInterrupted">Whether reading was stopped early.</param>
/// <param name="IsDelivered">Whether what was read is in the bucket.</param>
internal sealed record IngestSummary(
    ImmutableArray<(string Table, TableCounts Counts)> Tables,
    long Unmatched,
    long Timeless,
    int UnreadableFiles,
    int SkippedFiles,
    bool WasInterrupted,
    bool IsDelivered)
{
    public long Events => Unmatched + Tables.Sum(table => table.Counts.Events);

    public long Lines => Tables.Sum(table => table.Counts.Lines);

    public long Bytes => Tables.Sum(table => table.Counts.Bytes);

    public long Failed => Tables.Sum(table => table.Counts.Failed);
}
