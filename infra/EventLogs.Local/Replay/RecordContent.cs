using System.Collections.Immutable;
using EventLogs.Input;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Replay;

/// <summary>Takes an event out of what SNS, SQS or CloudWatch Logs have wrapped it in: a stream takes it without.</summary>
internal sealed class RecordContent(ImmutableArray<EventDefinition> catalog)
{
    private readonly EventRouter _router = new(catalog);

    /// <summary>The event in a record, where there is one alone and it is for the record's table; otherwise the record.</summary>
    public byte[] EventOf(byte[] record, string table)
    {
        var content = record;
        for (var depth = 0; depth < WrappedEvents.MaxDepth && !IsOf(content, table); depth++)
        {
            if (!WrappedEvents.TryOpen(content, out var inside, out _) || inside.Count != 1)
                return record;
            content = inside[0];
        }

        return IsOf(content, table) ? content : record;
    }

    private bool IsOf(byte[] content, string table) => _router.Find(content, out var definition).IsMapped && definition?.Table.Name == table;
}
