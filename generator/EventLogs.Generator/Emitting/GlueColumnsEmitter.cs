using EventLogs.Generator.Lowering.Glue;
using EventLogs.Generator.Model;
using EventLogs.Generator.Naming;
using EventLogs.Generator.Output;

namespace EventLogs.Generator.Emitting;

/// <summary>Writes the columns as the Glue API takes them: <c>StorageDescriptor.Columns</c>.</summary>
internal sealed class GlueColumnsEmitter : IEmitter
{
    public Artifact Emit(EventLog log) =>
        new(CSharpNames.ArtifactPath(log.Id, "columns.glue.json"), TemplateEngine.Render("columns.glue.scriban", GlueTable.Of(log)));
}
