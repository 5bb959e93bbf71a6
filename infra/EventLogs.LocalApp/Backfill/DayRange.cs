namespace EventLogs.LocalApp.Backfill;

/// <summary>Days in UTC, the first and the last included.</summary>
internal sealed record DayRange(DateOnly First, DateOnly Last)
{
    /// <summary>The first moment.</summary>
    public DateTimeOffset Start => new(First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The last moment, to the millisecond.</summary>
    public DateTimeOffset End => new(Last.AddDays(1).ToDateTime(TimeOnly.MinValue).AddMilliseconds(-1), TimeSpan.Zero);
}
