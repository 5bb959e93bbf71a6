using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes the query of the view over history and log. Its placeholder is <c>${lastDay}</c>, the last day that is read from the history.</summary>
internal sealed class EventsViewEmitter : IEmitter
{
    public Artifact Emit(EventLog log) =>
        new(CSharpNames.ArtifactPath(log.Id, "events.athena.sql"), HistoryQueries.View(HistoryTable.Of(log)));
}
