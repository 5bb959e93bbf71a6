using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;
using EventLogs.Shared;

namespace EventLogs.Lambdas.FirehoseTransform;

/// <summary>
/// What the log says about a batch: a line for each record that failed, up to a limit, and the metrics of each table. All of it is
/// written at the end of the batch in one go. A batch without failures allocates nothing. Never throws: a fault in the report is a line of
/// the log, and the batch is answered all the same.
/// </summary>
internal sealed class BatchReport : ITransformObserver
{
    private readonly LogWriter _log;
    private readonly FailureLog _failures;
    private readonly TableMetrics _unknown = new(FunctionNames.NoTable);
    private readonly Dictionary<EventDefinition, TableMetrics> _tables = new(ReferenceEqualityComparer.Instance);
    private string _requestId = "";

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
        _requestId = requestId;
        _failures.Begin(requestId);
        _unknown.Clear();
        foreach (var table in _tables.Values)
            table.Clear();
    }

    /// <inheritdoc/>
    public void Mapped(EventDefinition definition, int eventBytes, int lineBytes) => _tables[definition].Mapped++;

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031", Justification = "What observes a batch must not fail it, whatever the fault.")]
    public void Failed(ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData)
    {
        (definition is null ? _unknown : _tables[definition]).Failed++;
        try
        {
            _failures.Add(recordId, definition, reason, eventData);
        }
        catch (Exception exception)
        {
            WriteFault(exception);
        }
    }

    /// <summary>The batch has been answered.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "What observes a batch must not fail it, whatever the fault.")]
    public void End()
    {
        try
        {
            _failures.End();
        }
        catch (Exception exception)
        {
            WriteFault(exception);
        }

        _unknown.Write(_log);
        foreach (var table in _tables.Values)
            table.Write(_log);
        _log.Flush();
    }

    private void WriteFault(Exception exception)
    {
        FunctionError.From(exception).WriteMembers(_log.BeginError(_requestId, "A failed record could not be described."));
        _log.End();
    }
}
