using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes the DDL of a log's history: Parquet, a folder a day, which Athena finds by itself.</summary>
internal sealed class HistoryTableEmitter : IEmitter
{
    public Artifact Emit(EventLog log)
    {
        var prefix = PartitionLayout.HistoryPrefix(log.Table);
        var projection = PartitionProjection.Parameters([PartitionLayout.Day], AthenaTableEmitter.LocationOf(prefix), PartitionProjection.FirstDay);
        return new Artifact(
            CSharpNames.ArtifactPath(log.Id, "history.athena.sql"),
            AthenaTableEmitter.Render(HistoryTable.Of(log).Table, [PartitionLayout.Day], prefix, projection));
    }
}
