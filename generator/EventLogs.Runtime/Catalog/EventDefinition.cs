using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Catalog;

/// <summary>One event log as the generator emitted it: which EventBridge events it takes, into which table, through which mapper.</summary>
/// <param name="Id">The path of the schema without its ending: <c>aws.codedeploy/deployment-state-change</c>.</param>
/// <param name="Source">The exact <c>source</c> of the events.</param>
/// <param name="DetailType">The exact <c>detail-type</c> of the events; the first of them where <see cref="DetailTypes"/> has several.</param>
/// <param name="Table">The Glue table that the lines go to.</param>
/// <param name="Mapper">Turns one event into one line of that table.</param>
public sealed record EventDefinition(string Id, string Source, string DetailType, TableDefinition Table, EventMapper Mapper)
{
    /// <summary>The <c>detail-type</c> of the events: <see cref="DetailType"/>, or several.</summary>
    public DetailTypes DetailTypes { get => field ?? new DetailTypes([DetailType], []); init; }

    /// <summary>What more an event has to hold for its rule to deliver it; null for nothing.</summary>
    public EventPattern? Pattern { get; init; }

    /// <summary>The event bus that the event's rule listens on; null for that of the stack.</summary>
    public string? Bus { get; init; }

    /// <summary>The history of the log and the view over both; null for a log without.</summary>
    public HistoryDefinition? History { get; init; }
}
