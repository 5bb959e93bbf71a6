using EventLogs.History;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.Maintain.Athena;

/// <summary>Folds days with Athena's <c>UNLOAD</c>.</summary>
/// <param name="queries">Athena.</param>
/// <param name="objects">The bucket of log and history.</param>
/// <param name="bucket">Its name.</param>
/// <param name="foldsUntil">From then on, queries that fold are stopped.</param>
/// <param name="replacesViewsUntil">From then on, queries that replace views are stopped.</param>
/// <remarks>Source: https://docs.aws.amazon.com/athena/latest/ug/unload.html</remarks>
internal sealed class AthenaHistoryEngine(
    AthenaQueries queries, IHistoryBucket objects, string bucket, DateTimeOffset foldsUntil, DateTimeOffset replacesViewsUntil) : IHistoryEngine
{
    private const string Parquet = "format = 'PARQUET', compression = 'ZSTD'";

    private readonly FoldedList _list = new(objects, bucket);

    /// <inheritdoc/>
    public Task<string?> FoldAsync(EventDefinition log, DateOnly day, string folder, CancellationToken cancellation) =>
        UnloadAsync(log.History!.Fold(day), folder, Parquet, cancellation);

    /// <inheritdoc/>
    public Task<string?> ReplaceViewAsync(EventDefinition log, DateOnly? lastDay, CancellationToken cancellation) => queries.RunAsync(
        ViewDefinition.Statement(log.History!.View, log.History.ViewQuery(lastDay)), replacesViewsUntil, cancellation);

    /// <inheritdoc/>
    public async Task<FoldedObjects> FindFoldedAsync(EventDefinition log, DateOnly day, CancellationToken cancellation)
    {
        var folder = await _list.PrepareAsync(log.Table.Name, cancellation).ConfigureAwait(false);
        return await UnloadAsync(log.History!.Folded(log.Table, day), folder, FoldedList.Format, cancellation).ConfigureAwait(false) is { } problem
            ? new FoldedObjects(new HashSet<string>(), problem)
            : new FoldedObjects(await _list.ReadAsync(folder, cancellation).ConfigureAwait(false), null);
    }

    /// <inheritdoc/>
    public Task<string?> AddAsync(EventDefinition log, DateOnly day, string folder, CancellationToken cancellation) =>
        // a folder of its own, because UNLOAD writes into an empty one only; Athena reads what is in the folders of a folder
        UnloadAsync(log.History!.Missing(day), $"{folder}added-{Guid.NewGuid():N}/", Parquet, cancellation);

    private Task<string?> UnloadAsync(string query, string folder, string options, CancellationToken cancellation) =>
        queries.RunAsync($"UNLOAD (\n{query}\n)\nTO 's3://{bucket}/{folder}'\nWITH ({options})", foldsUntil, cancellation);
}
