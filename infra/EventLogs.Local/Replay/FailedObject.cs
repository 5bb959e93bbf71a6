using System.Collections.Immutable;

namespace EventLogs.Local.Replay;

/// <summary>An object of failed records.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Table">The table that its events are for.</param>
/// <param name="Records">Its records, in their order.</param>
internal sealed record FailedObject(string Key, string Table, ImmutableArray<FailedEvent> Records)
{
    /// <summary>The records to put back now.</summary>
    public IEnumerable<FailedEvent> Passing => Records.Where(record => record.State == ReplayState.Passes);

    /// <summary>Whether every record is in the log, or will be when those that pass are accepted.</summary>
    public bool EndsWithThis => Records.All(record => record.State != ReplayState.FailsAgain);
}

/// <summary>A failed record.</summary>
/// <param name="Number">Its position in the object, from 0.</param>
/// <param name="Event">The event, as it came.</param>
/// <param name="State">What would become of it.</param>
/// <param name="Reason">Why the mapper refuses it; null where it does not.</param>
internal sealed record FailedEvent(int Number, byte[] Event, ReplayState State, string? Reason);

/// <summary>What would become of a failed record.</summary>
internal enum ReplayState
{
    /// <summary>An earlier replay has put it back.</summary>
    PutBack,

    /// <summary>The mapper takes it now.</summary>
    Passes,

    /// <summary>The mapper refuses it.</summary>
    FailsAgain,
}
