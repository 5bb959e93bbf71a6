using EventLogs.Runtime.Catalog;

namespace EventLogs.History;

/// <summary>The SQL engine that folds days: Athena, or DuckDB.</summary>
public interface IHistoryEngine
{
    /// <summary>Writes the rows of one day as Parquet.</summary>
    /// <param name="log">The event log.</param>
    /// <param name="day">The day.</param>
    /// <param name="folder">Where to, a key that ends with a slash: there is nothing in it, and nobody else writes to it.</param>
    /// <param name="cancellation">Ends the work; what was written is cleaned up by the next run.</param>
    /// <returns>Null when all rows are written; else why they are not.</returns>
    Task<string?> FoldAsync(EventDefinition log, DateOnly day, string folder, CancellationToken cancellation);

    /// <summary>Makes the view of a log read the history up to a day, and the log after it.</summary>
    /// <param name="log">The event log.</param>
    /// <param name="lastDay">The day; null to read the log alone.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Null when the view is replaced; else why it is not.</returns>
    Task<string?> ReplaceViewAsync(EventDefinition log, DateOnly? lastDay, CancellationToken cancellation);

    /// <summary>Finds the objects of a day of the log that hold nothing but events that the history has.</summary>
    /// <param name="log">The event log. It has a column for the event's id.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<FoldedObjects> FindFoldedAsync(EventDefinition log, DateOnly day, CancellationToken cancellation);

    /// <summary>Adds the events of a day of the log to the history that it lacks.</summary>
    /// <param name="log">The event log. It has a column for the event's id.</param>
    /// <param name="day">The day.</param>
    /// <param name="folder">Where to, a key that ends with a slash: what is in it stays.</param>
    /// <param name="cancellation">Ends the work; what was written is part of the history.</param>
    /// <returns>Null when all are written; else why they are not.</returns>
    Task<string?> AddAsync(EventDefinition log, DateOnly day, string folder, CancellationToken cancellation);
}

/// <summary>Objects of a log whose events are in the history.</summary>
/// <param name="Keys">Their keys.</param>
/// <param name="Error">Why they could not be found; null when they were.</param>
public sealed record FoldedObjects(IReadOnlySet<string> Keys, string? Error);
