namespace EventLogs.Local.Costs;

/// <summary>What a stack does in a month of thirty days.</summary>
internal sealed record Workload
{
    /// <summary>The seconds of the month.</summary>
    public const int Seconds = 30 * 24 * 60 * 60;

    /// <summary>How many events there are.</summary>
    public long Events { get; init; } = 1_000_000;

    /// <summary>How many of them are events of one's own, which EventBridge charges for.</summary>
    public long OwnEvents { get; init; }

    /// <summary>How many bytes an event has.</summary>
    public int EventBytes { get; init; } = 600;

    /// <summary>How many tables the stack has.</summary>
    public int Tables { get; init; }

    /// <summary>Over how many of them the events are spread.</summary>
    public int BusyTables { get; init; } = 2;

    /// <summary>How long a stream collects for the transform, in seconds.</summary>
    public int TransformSeconds { get; init; } = 60;

    /// <summary>How long a stream collects for an object, in seconds.</summary>
    public int ObjectSeconds { get; init; } = 60;

    /// <summary>Whether closed days are folded into histories.</summary>
    public bool HasHistory { get; init; } = true;

    /// <summary>How many queries read a year of a view.</summary>
    public int Queries { get; init; } = 20;

    /// <summary>How often the transform is invoked: no more often than there are events.</summary>
    public long Invocations => Batches(TransformSeconds);

    /// <summary>How many objects are written.</summary>
    public long Objects => Math.Min(Invocations, Batches(ObjectSeconds));

    private long Batches(int seconds) => seconds == 0 ? Events : Math.Min(Events, (long)BusyTables * Seconds / seconds);
}
