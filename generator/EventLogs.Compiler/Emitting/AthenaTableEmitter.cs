using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes the DDL of a table. Its only placeholders are <c>${database}</c> and <c>${location}</c>, the bucket's address.</summary>
internal sealed class AthenaTableEmitter : IEmitter
{
    public Artifact Emit(EventLog log) =>
        new(CSharpNames.ArtifactPath(log.Id, "table.athena.sql"), TemplateEngine.Render("table.athena.scriban", new
        {
            Table = GlueTable.Of(log),
            PartitionKeys = PartitionLayout.Keys,
            Prefix = PartitionLayout.TablePrefix(log.Table),
        }));
}
