namespace EventLogs.Local.Delivery;

/// <summary>What an ingest did for one table. Every event became a line or failed.</summary>
internal sealed class TableCounts
{
    /// <summary>Events that a rule matched.</summary>
    public long Events { get; set; }

    /// <summary>Lines written.</summary>
    public long Lines { get; set; }

    /// <summary>Bytes of those lines, before compression.</summary>
    public long Bytes { get; set; }

    /// <summary>Events that the mapper refused; they are stored under the error prefix.</summary>
    public long Failed { get; set; }
}
