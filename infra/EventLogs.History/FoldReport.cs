using System.Collections.Immutable;

namespace EventLogs.History;

/// <summary>What a run did for one event log.</summary>
/// <param name="Table">The table of the log.</param>
/// <param name="Days">What became of each day of the plan, in order.</param>
/// <param name="LastDay">The last day that the view reads from the history; null for none, or when the table was left alone.</param>
/// <param name="Late">How many days are late after the run.</param>
/// <param name="Error">What kept the table as a whole from being worked on, or its view from being replaced; null for nothing.</param>
public sealed record TableFold(string Table, ImmutableArray<DayFold> Days, DateOnly? LastDay, int Late, string? Error)
{
    /// <summary>Whether another run is at work on the table, which was left alone.</summary>
    public bool IsBusy { get; init; }

    /// <summary>What became of the objects of frozen days.</summary>
    public ExpiryReport Expiry { get; init; } = ExpiryReport.Nothing;

    /// <summary>Whether everything that was planned is done.</summary>
    public bool IsComplete => Error is null && Days.All(day => day.Status == DayStatus.Folded) && Expiry.Days.All(day => day.Error is null);
}

/// <summary>What a run did with the objects of frozen days.</summary>
/// <param name="Days">The days that there was something to do for.</param>
/// <param name="MayStillWrite">Whether nobody knows if the engine still writes.</param>
public readonly record struct ExpiryReport(ImmutableArray<DayExpiry> Days, bool MayStillWrite)
{
    /// <summary>There were none.</summary>
    public static ExpiryReport Nothing { get; } = new([], false);
}

/// <summary>What became of the objects of one frozen day of a log.</summary>
/// <param name="Day">The day.</param>
/// <param name="Deleted">How many were deleted: the history has all of their events.</param>
/// <param name="Kept">How many were not known to hold nothing but what the history has. What it lacked was added, and the next run looks again.</param>
/// <param name="Error">What went wrong.</param>
public readonly record struct DayExpiry(DateOnly Day, int Deleted, int Kept, string? Error);

/// <summary>What became of one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Status">Folded, failed, or left for the next run.</param>
/// <param name="Error">Why it failed.</param>
public readonly record struct DayFold(DateOnly Day, DayStatus Status, string? Error = null);

/// <summary>What can become of a day.</summary>
public enum DayStatus : byte
{
    /// <summary>It is in the history.</summary>
    Folded,

    /// <summary>The engine could not write it. The next run tries again.</summary>
    Failed,

    /// <summary>There was no time left for it. The next run goes on there.</summary>
    Left,
}
