using System.Collections.Immutable;
using EventLogs.Aws.Firehose;
using EventLogs.Local.Ingest;
using EventLogs.Local.Replay;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Redrive;

/// <summary>Decides which undelivered events go back, and into which delivery stream.</summary>
internal sealed class EventJudge(ImmutableArray<EventDefinition> catalog, RedriveScope scope)
{
    private readonly MapperCheck _check = new(catalog);
    private readonly EventRules _rules = new(catalog);

    /// <summary>Judges messages, in their order.</summary>
    public IEnumerable<JudgedEvent> Judge(IReadOnlyCollection<UndeliveredEvent> messages) =>
        messages.Zip(_check.ReasonsOf([.. messages.Select(message => message.Event.ToArray())]), Judge);

    private JudgedEvent Judge(UndeliveredEvent message, string? refusal)
    {
        var table = TableOf(message.Event.Span);
        if (scope.Table is not null && table != scope.Table)
            return new JudgedEvent(message, table, null, null);
        if (refusal is not null && !scope.WithRefused)
            return Stays($"the mapper refuses it: {refusal}");
        if (message.Event.Length > FirehoseClient.MaxRecordBytes)
            return Stays($"it is larger than the {FirehoseClient.MaxRecordBytes / 1024:D} KiB that Firehose takes");
        return (scope.Stream ?? message.Stream) is { } stream
            ? new JudgedEvent(message, table, stream, null)
            : Stays(message.TargetArn is { } target
                ? $"it was for {target}, which is not a delivery stream"
                : $"it does not say what it was for: it has no attribute {UndeliveredEvent.TargetAttribute}, so it is not from a rule of EventBridge");

        JudgedEvent Stays(string reason) => new(message, table, null, reason);
    }

    private string? TableOf(ReadOnlySpan<byte> utf8Event) =>
        _rules.IsObject(utf8Event, out var rule) ? rule?.Table.Name : null;
}
