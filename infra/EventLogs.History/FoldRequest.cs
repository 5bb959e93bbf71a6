namespace EventLogs.History;

/// <summary>What is to be folded.</summary>
/// <param name="Today">The current day, UTC.</param>
public sealed record FoldRequest(DateOnly Today)
{
    /// <summary>
    /// How many days after it began a day counts as closed. Firehose names a partition by the oldest record of an object, and delivers that
    /// object up to a quarter of an hour later, or a day later when S3 does not take it.
    /// Source: https://docs.aws.amazon.com/firehose/latest/dev/basic-deliver.html
    /// </summary>
    public const int DaysUntilClosed = 2;

    /// <summary>How many days a closed day may wait before it is late.</summary>
    public const int DaysUntilLate = 2;

    /// <summary>False to fold nothing: the view is made all the same, and reads what is in the history already.</summary>
    public bool Folds { get; init; } = true;

    /// <summary>The first day to look at; null for the first that the log has.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day to look at; null for the last that is closed.</summary>
    public DateOnly? To { get; init; }

    /// <summary>True to fold days again that are in the history.</summary>
    public bool Force { get; init; }

    /// <summary>After how many days the objects of a day of the log are deleted, once its events are in the history; null for never.</summary>
    public int? RawRetentionDays { get; init; }

    /// <summary>The last day that is closed.</summary>
    public DateOnly LastClosed => Today.AddDays(-DaysUntilClosed);

    /// <summary>The first day whose objects are not old enough to be deleted; null when none are.</summary>
    public DateOnly? KeptFrom => RawRetentionDays is { } days ? Today.AddDays(-days) : null;
}
