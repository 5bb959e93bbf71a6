using DuckDB.NET.Data;
using EventLogs.History;
using EventLogs.Local.Query;
using EventLogs.Local.Query.Syntax;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Folding;

/// <summary>Folds a day with DuckDB into one object.</summary>
internal sealed class DuckDbHistoryEngine(LocalBucket bucket, QueryEngine queries) : IHistoryEngine
{
    private const string ObjectName = "events.parquet";

    public Task<string?> FoldAsync(EventDefinition log, DateOnly day, string folder, CancellationToken cancellation)
    {
        try
        {
            bucket.Put(folder + ObjectName, unfinished => queries.WriteDay(log, day, unfinished));
            return Task.FromResult<string?>(null);
        }
        catch (Exception exception)
            when (exception is DuckDBException or SqlRefusedException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<string?>(exception.Message);
        }
    }

    /// <summary>Nothing has to be done: each query makes its views from what is published then.</summary>
    public Task<string?> ReplaceViewAsync(EventDefinition log, DateOnly? lastDay, CancellationToken cancellation) => Task.FromResult<string?>(null);
}
