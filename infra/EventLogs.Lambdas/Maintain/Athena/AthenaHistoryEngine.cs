using EventLogs.History;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.Maintain.Athena;

/// <summary>Folds days with Athena's <c>UNLOAD</c>.</summary>
/// <param name="queries">Athena.</param>
/// <param name="bucket">The name of the bucket that the history lies in.</param>
/// <param name="foldsUntil">From then on, queries that fold are stopped.</param>
/// <param name="replacesViewsUntil">From then on, queries that replace views are stopped.</param>
/// <remarks>Source: https://docs.aws.amazon.com/athena/latest/ug/unload.html</remarks>
internal sealed class AthenaHistoryEngine(
    AthenaQueries queries, string bucket, DateTimeOffset foldsUntil, DateTimeOffset replacesViewsUntil) : IHistoryEngine
{
    /// <inheritdoc/>
    public Task<string?> FoldAsync(EventDefinition log, DateOnly day, string folder, CancellationToken cancellation) => queries.RunAsync(
        $"UNLOAD (\n{log.History!.Fold(day)}\n)\nTO 's3://{bucket}/{folder}'\nWITH (format = 'PARQUET', compression = 'ZSTD')",
        foldsUntil,
        cancellation);

    /// <inheritdoc/>
    public Task<string?> ReplaceViewAsync(EventDefinition log, DateOnly? lastDay, CancellationToken cancellation) => queries.RunAsync(
        ViewDefinition.Statement(log.History!.View, log.History.ViewQuery(lastDay)), replacesViewsUntil, cancellation);
}
