using System.Collections.Immutable;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.FirehoseTransform;

/// <summary>
/// What the log says about a batch: a line for each record that failed, up to a limit, and the metrics of each table. All of it is
/// written at the end of the batch in one go. A batch without failures allocates nothing.
/// </summary>
internal sealed class BatchReport : ITransformObserver
{
    private readonly LogWriter _log;
    private readonly FailureLog _failures;
    private readonly TableMetrics _unknown = new(TableMetrics.NoTable);
    private readonly Dictionary<EventDefinition, TableMetrics> _tables = new(ReferenceEqualityComparer.Instance);

    /// <summary>A report on the events of a catalog.</summary>
    public BatchReport(ImmutableArray<EventDefinition> catalog, LogWriter log)
    {
        _log = log;
        _failures = new FailureLog(log);
        foreach (var definition in catalog)
            _tables.Add(definition, new TableMetrics(definition.Table.Name));
    }

    /// <summary>A batch begins.</summary>
    public void Begin(string requestId)
    {
        _failures.Begin(requestId);
        _unknown.Clear();
        foreach (var table in _tables.Values)
            table.Clear();
    }

    /// <inheritdoc/>
    public void Mapped(EventDefinition definition, int eventBytes, int lineBytes) => _tables[definition].Mapped++;

    /// <inheritdoc/>
    public void Failed(ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData)
    {
        (definition is null ? _unknown : _tables[definition]).Failed++;
        _failures.Add(recordId, definition, reason, eventData);
    }

    /// <summary>The batch has been answered.</summary>
    public void End()
    {
        _failures.End();
        _unknown.Write(_log);
        foreach (var table in _tables.Values)
            table.Write(_log);
        _log.Flush();
    }
}
