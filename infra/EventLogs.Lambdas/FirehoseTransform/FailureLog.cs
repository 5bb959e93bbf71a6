using System.Buffers;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.FirehoseTransform;

/// <summary>
/// A line for each record of a batch that failed: which one and why, never what it held. When many fail, the first ones are named
/// and the others counted by reason: Firehose stores every one of them under the error prefix, with its data.
/// </summary>
internal sealed class FailureLog(LogWriter log)
{
    /// <summary>The maximum number of records that are named for one batch.</summary>
    public const int MaxLines = 50;

    private readonly int[] _omitted = new int[Enum.GetValues<MapError>().Length];
    private readonly LineBuffer _scratch = new();
    private string _requestId = "";
    private int _count;

    /// <summary>A batch begins.</summary>
    public void Begin(string requestId)
    {
        _requestId = requestId;
        _count = 0;
        Array.Clear(_omitted);
    }

    /// <summary>A record failed.</summary>
    public void Add(ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData)
    {
        if (_count++ >= MaxLines)
        {
            _omitted[(int)reason.Error]++;
            return;
        }

        var json = log.BeginError(_requestId, reason.ToString());
        json.WriteString("error"u8, reason.Error.ToString());
        if (reason.Path is not null)
            json.WriteString("path"u8, reason.Path);
        if (definition is not null)
        {
            json.WriteString("event"u8, definition.Id);
            json.WriteString("table"u8, definition.Table.Name);
        }

        json.WritePropertyName("recordId"u8);
        json.WriteRawValue(Quoted(recordId), skipInputValidation: true);
        if (EventId.TryRead(eventData, out var eventId))
            json.WriteString("eventId"u8, eventId);
        log.End();
    }

    /// <summary>The batch is over.</summary>
    public void End()
    {
        if (_count <= MaxLines)
            return;

        var json = log.BeginError(_requestId, "More records of this batch failed than are named; all of them are under the error prefix.");
        json.WriteNumber("failed"u8, _count);
        json.WriteStartObject("notNamed"u8);
        for (var error = 0; error < _omitted.Length; error++)
        {
            if (_omitted[error] > 0)
                json.WriteNumber(((MapError)error).ToString(), _omitted[error]);
        }

        json.WriteEndObject();
        log.End();
    }

    // The id stands in the request as JSON: it goes to the log with the escapes that it came with
    private ReadOnlySpan<byte> Quoted(ReadOnlySpan<byte> escaped)
    {
        _scratch.Clear();
        _scratch.Write("\""u8);
        _scratch.Write(escaped);
        _scratch.Write("\""u8);
        return _scratch.Written;
    }
}
