using EventLogs.Generator.Lowering.Glue;
using EventLogs.Generator.Model;
using EventLogs.Generator.Naming;
using EventLogs.Generator.Output;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Generator.Emitting;

/// <summary>Writes the DDL of a table. Its only placeholders are <c>${database}</c> and <c>${location}</c>, the bucket's address.</summary>
internal sealed class AthenaTableEmitter : IEmitter
{
    public Artifact Emit(EventLog log) =>
        new(CSharpNames.ArtifactPath(log.Id, "table.athena.sql"), TemplateEngine.Render("table.athena.scriban", new
        {
            Table = GlueTable.Of(log),
            PartitionKeys = PartitionLayout.Keys,
            Prefix = PartitionLayout.TablePrefix(log.Table),
            StorageFormat.Serde,
            StorageFormat.InputFormat,
            StorageFormat.OutputFormat,
            StorageFormat.Classification,
        }));
}
