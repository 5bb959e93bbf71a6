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

    public Task<string?> FoldAsync(EventDefinition log, DateOnly day, string folder, CancellationToken cancellation) => Task.FromResult(Try(
        () => bucket.Put(folder + ObjectName, unfinished => queries.WriteDay(log, day, unfinished))));

    public Task<FoldedObjects> FindFoldedAsync(EventDefinition log, DateOnly day, CancellationToken cancellation)
    {
        IReadOnlySet<string> keys = new HashSet<string>();
        var problem = Try(() => keys = queries.FoldedObjects(log, day));
        return Task.FromResult(new FoldedObjects(keys, problem));
    }

    public Task<string?> AddAsync(EventDefinition log, DateOnly day, string folder, CancellationToken cancellation) => Task.FromResult(Try(() =>
    {
        if (queries.HasMissing(log, day))
            bucket.Put($"{folder}added-{Guid.NewGuid():N}.parquet", unfinished => queries.WriteMissing(log, day, unfinished));
    }));

    /// <summary>Nothing has to be done: each query makes its views from what is published then.</summary>
    public Task<string?> ReplaceViewAsync(EventDefinition log, DateOnly? lastDay, CancellationToken cancellation) => Task.FromResult<string?>(null);

    private static string? Try(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception exception)
            when (exception is DuckDBException or SqlRefusedException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
