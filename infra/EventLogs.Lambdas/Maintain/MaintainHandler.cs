using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using EventLogs.History;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.Maintain.Athena;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Maintain;

/// <summary>
/// Folds the closed days of all event logs, replaces their views and those that stand on them, and deletes old objects of the logs whose
/// events are in the history. What there is no time for is left for the next run. What fails fails the invocation, after everything else was
/// tried: Lambda then tries again, and puts the request into the dead-letter queue when that does not help.
/// </summary>
internal sealed class MaintainHandler(
    ImmutableArray<EventDefinition> catalog,
    ImmutableArray<ViewDefinition> views,
    IHistoryBucket bucket,
    AthenaOperations athena,
    Settings settings,
    LogWriter log,
    TimeProvider clock) : ILambdaHandler
{
    // Athena runs as many queries at once as a small account allows, with some left for people
    // https://docs.aws.amazon.com/athena/latest/ug/service-limits.html
    private const int TablesAtOnce = 4;

    // A run that is killed leaves at most a query behind, which Athena ends after half an hour
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);

    // Athena ends a query of people after half an hour, or four hours where an account asked for the most, and it can be queued before
    private static readonly TimeSpan LongestQuery = TimeSpan.FromHours(6);

    /// <inheritdoc/>
    public async ValueTask<FunctionError?> HandleAsync(Invocation invocation, LineBuffer response)
    {
        var now = clock.GetUtcNow();
        if (!RequestReader.TryRead(invocation.Payload, Everything(now), out var request, out var problem))
            return new FunctionError("Request.Invalid", problem);

        var time = MaintenanceTime.Of(now, invocation.Deadline);
        var queries = new AthenaQueries(athena, settings.WorkGroup, settings.Database, time.WaitsUntil, clock);
        var tables = await FoldAsync(request, queries, time).ConfigureAwait(false);
        var replaced = await new AuthoredViews(views, queries, time.ReplacesViewsUntil).ReplaceAsync(CancellationToken.None).ConfigureAwait(false);
        FoldLog.Write(log, invocation.RequestId, tables, replaced);
        Answer(response, tables);
        return FoldFailure.Of(tables, replaced);
    }

    private FoldRequest Everything(DateTimeOffset now) =>
        new(DateOnly.FromDateTime(now.UtcDateTime)) { Folds = settings.Folds, RawRetentionDays = settings.RawRetentionDays };

    private async Task<ImmutableArray<TableFold>> FoldAsync(FoldRequest request, AthenaQueries queries, MaintenanceTime time)
    {
        var engine = new AthenaHistoryEngine(queries, bucket, settings.Bucket, time.FoldsUntil, time.ReplacesViewsUntil);
        var folder = new HistoryFolder(bucket, engine, clock, Lease, LongestQuery);
        var logs = catalog.Where(definition => definition.History is not null).ToList();
        var tables = new TableFold[logs.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, logs.Count),
            new ParallelOptions { MaxDegreeOfParallelism = TablesAtOnce },
            async (index, cancellation) => tables[index] = await FoldTableAsync(folder, logs[index], request, time, cancellation).ConfigureAwait(false))
            .ConfigureAwait(false);
        return [.. tables];
    }

    [SuppressMessage("Design", "CA1031", Justification = "What keeps this table from being folded must not keep others from it.")]
    private async Task<TableFold> FoldTableAsync(
        HistoryFolder folder, EventDefinition definition, FoldRequest request, MaintenanceTime time, CancellationToken cancellation)
    {
        try
        {
            return await folder.FoldAsync(definition, request, () => clock.GetUtcNow() < time.StartsDaysUntil, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return new TableFold(definition.Table.Name, [], null, 0, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private static void Answer(LineBuffer response, ImmutableArray<TableFold> tables)
    {
        using var json = new Utf8JsonWriter(response);
        json.WriteStartObject();
        json.WriteNumber("folded"u8, Count(tables, DayStatus.Folded));
        json.WriteNumber("left"u8, Count(tables, DayStatus.Left));
        json.WriteNumber("late"u8, tables.Sum(table => table.Late));
        json.WriteNumber("busy"u8, tables.Count(table => table.IsBusy));
        json.WriteEndObject();
    }

    private static int Count(ImmutableArray<TableFold> tables, DayStatus status) =>
        tables.Sum(table => table.Days.Count(day => day.Status == status));
}
