using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes the query that folds one closed day of a log into its history. Its placeholders are <c>${day}</c> and <c>${dayBefore}</c>.</summary>
internal sealed class FoldEmitter : IEmitter
{
    public Artifact Emit(EventLog log) =>
        new(CSharpNames.ArtifactPath(log.Id, "fold.athena.sql"), HistoryQueries.Fold(HistoryTable.Of(log)));
}
