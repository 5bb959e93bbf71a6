using EventLogs.History;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.Maintain.Athena;

/// <summary>Folds days with Athena's <c>UNLOAD</c>.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/athena/latest/ug/unload.html</remarks>
internal sealed class AthenaHistoryEngine(AthenaQueries queries, string bucket, MaintenanceTime time) : IHistoryEngine
{
    /// <inheritdoc/>
    public Task<string?> FoldAsync(EventDefinition log, DateOnly day, string folder, CancellationToken cancellation) => queries.RunAsync(
        $"UNLOAD (\n{log.History!.Fold(day)}\n)\nTO 's3://{bucket}/{folder}'\nWITH (format = 'PARQUET', compression = 'ZSTD')",
        time.FoldsUntil,
        cancellation);

    /// <inheritdoc/>
    public Task<string?> ReplaceViewAsync(EventDefinition log, DateOnly? lastDay, CancellationToken cancellation) => queries.RunAsync(
        $"CREATE OR REPLACE VIEW \"{log.History!.View}\" AS\n{log.History.ViewQuery(lastDay)}", time.ReplacesViewsUntil, cancellation);
}
